//! The table of effects speaks of what exists.

use std::collections::HashSet;

use gohazard_semantic::stdlib::effects::{self, Acts, Effects, Resource};
use gohazard_semantic::stdlib::{self, ObjectKind, Signature, StdType, TypeRef};

/// The declaration of a symbol; a method has to be declared by the type itself.
fn signature(package: &str, owner: &str, name: &str) -> Option<Signature> {
    let package = stdlib::package(package)?;
    let ty = if owner.is_empty() {
        match package.lookup(name)?.kind {
            ObjectKind::Func(ty) => ty,
            _ => return None,
        }
    } else {
        let decl = package.lookup_any(owner)?.as_type()?;
        match decl.underlying.decode() {
            StdType::Interface(interface) => interface.methods.iter().find(|method| method.name == name)?.signature,
            _ => decl.method(name)?.signature,
        }
    };
    match ty.decode() {
        StdType::Func(signature) => Some(signature),
        _ => None,
    }
}

fn underlying(ty: TypeRef) -> StdType {
    match ty.decode() {
        StdType::Named(named, _) => {
            named.object().and_then(|o| o.as_type()).map_or(StdType::Unknown, |d| underlying(d.underlying))
        }
        other => other,
    }
}

/// What is wrong with what an entry says about an argument.
fn complaint(acts: Acts, ty: TypeRef) -> Option<&'static str> {
    let kind = underlying(ty);
    let opaque = matches!(kind, StdType::Any | StdType::Error | StdType::Interface(_) | StdType::TypeParam(..));
    let calls = effects::CALLS | effects::SPAWNS | effects::SERVES | effects::DEFERS;
    let memory = matches!(kind, StdType::Pointer(_) | StdType::Slice(_) | StdType::Map(..) | StdType::Struct(_));
    let callable = opaque || memory || matches!(kind, StdType::Func(_));
    if acts.any(calls) && !callable {
        return Some("is not called");
    }
    if acts.any(effects::FILLS) && !(opaque || memory) {
        return Some("can't be filled");
    }
    if acts.any(effects::READS | effects::WRITES | effects::CLOSES | effects::OWNS) && !(opaque || memory) {
        return Some("is no resource");
    }
    if acts.any(effects::SENDS) && !matches!(kind, StdType::Chan(..) | StdType::Slice(_)) {
        return Some("is no channel");
    }
    None
}

fn check(symbol: &str, effects: &Effects, signature: &Signature, problems: &mut Vec<String>) {
    for index in 0..8 {
        let acts = effects.arg(index);
        let param = signature.params.get(index).map(|param| param.ty);
        let variadic =
            signature.params.last().filter(|_| signature.variadic).and_then(|param| match param.ty.decode() {
                StdType::Slice(elem) => Some(elem),
                _ => None,
            });
        let in_variadic = signature.variadic && index + 1 >= signature.params.len();
        match if in_variadic { variadic } else { param } {
            None if !acts.is_none() && !is_rest(effects, index, signature) => {
                problems.push(format!("{symbol} has no argument {index}"));
            }
            Some(ty) => problems.extend(complaint(acts, ty).map(|what| format!("{symbol}: argument {index} {what}"))),
            None => {}
        }
    }
    for (index, _) in effects.opens() {
        if index >= signature.results.len() {
            problems.push(format!("{symbol} has no result {index}"));
        }
    }
    let wraps = (0..5).any(|index| effects.arg(index).any(effects::WRAPS)) || effects.receiver.any(effects::WRAPS);
    if wraps && signature.results.is_empty() {
        problems.push(format!("{symbol} has no result that could refer to something"));
    }
}

/// An entry for several functions may speak of more arguments than the shortest of them has.
fn is_rest(effects: &Effects, index: usize, signature: &Signature) -> bool {
    effects.arg(index) == effects.arg(7) && !effects.arg(7).is_none() && index >= signature.params.len()
}

#[test]
fn symbols_exist_and_have_what_their_entries_say() {
    let mut problems = Vec::new();
    let mut seen = HashSet::new();
    for (package, owner, name) in effects::symbols() {
        let symbol = if owner.is_empty() { format!("{package}.{name}") } else { format!("{package}.{owner}.{name}") };
        if !seen.insert(symbol.clone()) {
            problems.push(format!("{symbol} is listed twice"));
        }
        let entry = effects::of(&symbol).unwrap_or_else(|| panic!("{symbol} is not found"));
        if owner.is_empty() && !entry.receiver.is_none() {
            problems.push(format!("{symbol} has no receiver"));
        }
        if package.split('/').next().is_some_and(|first| first.contains('.')) {
            continue;
        }
        match signature(package, owner, name) {
            Some(signature) => check(&symbol, entry, &signature, &mut problems),
            None => problems.push(format!("{symbol} does not exist")),
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(seen.len() > 1000, "{}", seen.len());
}

#[test]
fn effects_are_found_by_symbol() {
    let of = |symbol| effects::of(symbol).unwrap_or_else(|| panic!("{symbol}"));
    let accept = of("net.Listener.Accept");
    assert!(accept.may_block() && accept.receiver.has(effects::ACCEPTS));
    assert_eq!(accept.opened(0), Some(Resource::Conn));
    assert_eq!(accept.opened(1), None);
    assert!(of("os.Exit").never_returns && !of("os.Open").never_returns);
    assert!(of("io.Copy").arg(0).has(effects::WRITES) && of("io.Copy").arg(1).has(effects::READS));
    assert!(of("fmt.Fprintf").arg(17).is_none());
    assert!(of("io.MultiWriter").arg(17).has(effects::WRAPS));
    assert!(of("net.conn.SetDeadline").receiver.has(effects::READ_DEADLINE | effects::WRITE_DEADLINE));
    assert!(of("sync.WaitGroup.Go").arg(0).has(effects::SPAWNS));
    assert!(of("golang.org/x/sync/errgroup.Group.Go").arg(0).has(effects::SPAWNS));
    assert_eq!(of("context.WithTimeout").opened(1), Some(Resource::Cancel));
    assert!(of("strings.TrimSpace").pure && of("strings.Map").arg(0).has(effects::CALLS));
    assert!(of("sync/atomic.AddInt64").arg(0).has(effects::ATOMIC));
    assert!(of("sync/atomic.Int64.Add").receiver.has(effects::ATOMIC));
    assert!(of("time.Time.Sub").pure && !of("time.Time.UnmarshalText").pure);
    for unknown in ["", ".", "net", "net.", "net.Listen.", "nosuch.Func", "net/http", "a/b.c.d.e", "reflect.Value.Set"]
    {
        assert_eq!(effects::of(unknown), None, "{unknown}");
    }
}
