//! Names of the standard library as rules and notes write them: `net.Listen`, `net.Conn`, `net.Conn.Close`.
//!
//! Packages that are not part of it are not known here, and everything in them is taken to exist.

use gohazard_semantic::stdlib::{self, Object, StdType, Struct};

/// Deeper embedding is not searched.
const MAX_DEPTH: usize = 4;

/// Whether there is such a package-level object, or a method that the type itself declares: a promoted one is known by the
/// type that it comes from.
pub fn is_declared(symbol: &str) -> bool {
    is_there(symbol, declares)
}

/// The same, with fields and promoted methods.
pub fn is_known(symbol: &str) -> bool {
    is_there(symbol, |object, member| has(object, member, MAX_DEPTH))
}

fn is_there(symbol: &str, has_member: impl Fn(&Object, &str) -> bool) -> bool {
    let slash = symbol.rfind('/').map_or(0, |at| at + 1);
    let Some(dot) = symbol[slash..].find('.').map(|dot| slash + dot) else { return false };
    let (path, rest) = (&symbol[..dot], &symbol[dot + 1..]);
    let Some(package) = stdlib::package(path) else { return path.contains('.') };
    let (name, member) = rest.split_once('.').map_or((rest, None), |(name, member)| (name, Some(member)));
    let Some(object) = package.lookup_any(name) else { return false };
    member.is_none_or(|member| has_member(&object, member))
}

fn declares(object: &Object, method: &str) -> bool {
    let Some(ty) = object.as_type() else { return false };
    ty.method(method).is_some()
        || match ty.underlying.decode() {
            StdType::Interface(interface) => interface.methods.iter().any(|declared| declared.name == method),
            _ => false,
        }
}

fn has(object: &Object, member: &str, depth: usize) -> bool {
    if declares(object, member) {
        return true;
    }
    let Some(StdType::Struct(Struct { fields, .. })) = object.as_type().map(|ty| ty.underlying.decode()) else {
        return false;
    };
    fields.iter().any(|field| {
        let embedded = || match field.ty.decode() {
            StdType::Named(named, _) => named.object(),
            StdType::Pointer(elem) => match elem.decode() {
                StdType::Named(named, _) => named.object(),
                _ => None,
            },
            _ => None,
        };
        field.name == member
            || field.embedded && depth > 0 && embedded().is_some_and(|object| has(&object, member, depth - 1))
    })
}
