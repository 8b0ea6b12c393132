//! What the table has of a package, as text: to look at, and to compare with go/types.

use std::fmt::Write;

use gohazard_semantic::stdlib::{Object, ObjectKind, Package, Platform, PlatformMask, TypeParams};

/// One line for each object, field that is not exported aside, and method; platforms only where they differ.
pub fn show(package: Package) -> String {
    let mut out = String::new();
    package.all_forms().for_each(|object| show_object(&mut out, &object).unwrap_or_default());
    out
}

fn show_object(out: &mut String, object: &Object) -> std::fmt::Result {
    let (name, params) = (object.name, show_params(object.type_params));
    match object.kind {
        ObjectKind::Const { ty, value } => write!(out, "const {name} {ty} = {value:?}")?,
        ObjectKind::Var(ty) => write!(out, "var {name} {ty}")?,
        ObjectKind::Func(ty) => write!(out, "func {name}{params} {ty}")?,
        ObjectKind::Builtin => write!(out, "builtin {name}")?,
        ObjectKind::Type(decl) if decl.alias => write!(out, "type {name}{params} = {}", decl.underlying)?,
        ObjectKind::Type(decl) => write!(out, "type {name}{params} {}", decl.underlying)?,
    }
    show_notes(out, object.since, object.deprecated, object.platforms)?;
    let Some(decl) = object.as_type() else { return Ok(()) };
    for method in decl.methods() {
        let star = if method.pointer_receiver { "*" } else { "" };
        let params = show_params(method.type_params);
        write!(out, "method ({star}{name}) {}{params} {}", method.name, method.signature)?;
        show_notes(out, method.since, method.deprecated, method.platforms)?;
    }
    Ok(())
}

fn show_params(list: Option<TypeParams>) -> String {
    let Some(list) = list else { return String::new() };
    let params: Vec<_> = list.params().iter().map(|param| format!("{} {}", param.name, param.ty)).collect();
    format!("[{}]", params.join(", "))
}

fn show_notes(out: &mut String, since: u8, deprecated: bool, platforms: PlatformMask) -> std::fmt::Result {
    if since > 0 {
        write!(out, " // go1.{since}")?;
    }
    if deprecated {
        out.write_str(" // deprecated")?;
    }
    if !platforms.is_all() {
        let names: Vec<_> = Platform::all().filter(|(p, _)| platforms.contains(*p)).map(|(_, name)| name).collect();
        write!(out, " // {}", names.join(" "))?;
    }
    out.write_char('\n')
}
