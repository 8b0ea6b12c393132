//! Types as Go writes them, qualified by package names.

use std::fmt::{self, Display, Formatter, Write};

use super::decode::TypeRef;
use super::types::{Interface, Param, Signature, StdType, Struct};
use super::wire::BASICS;
use crate::syntax::ast::ChanDir;

/// Types in types, at most, before the rest is left out.
const MAX_DEPTH: u32 = 32;

impl Display for TypeRef {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write_type(f, *self, 0)
    }
}

fn write_type(f: &mut Formatter<'_>, ty: TypeRef, depth: u32) -> fmt::Result {
    if depth > MAX_DEPTH {
        return f.write_char('…');
    }
    let depth = depth + 1;
    match ty.decode() {
        StdType::Unknown => f.write_str("unknown"),
        StdType::Basic(basic) => {
            let name = BASICS.iter().find(|(_, other)| *other == basic).map_or("unknown", |(name, _)| *name);
            f.write_str(name)
        }
        StdType::Error => f.write_str("error"),
        StdType::Any => f.write_str("any"),
        StdType::Comparable => f.write_str("comparable"),
        StdType::Named(named, args) => {
            write!(f, "{}.{}", named.package().name(), named.name())?;
            if args.is_empty() {
                return Ok(());
            }
            f.write_char('[')?;
            separated(f, &args, ", ", |f, arg| write_type(f, *arg, depth))?;
            f.write_char(']')
        }
        StdType::Pointer(elem) => prefixed(f, "*", elem, depth),
        StdType::Slice(elem) => prefixed(f, "[]", elem, depth),
        StdType::Array(len, elem) => {
            write!(f, "[{len}]")?;
            write_type(f, elem, depth)
        }
        StdType::Map(key, elem) => {
            prefixed(f, "map[", key, depth)?;
            prefixed(f, "]", elem, depth)
        }
        StdType::Chan(dir, elem) => write_chan(f, dir, elem, depth),
        StdType::Struct(structure) => write_struct(f, &structure, depth),
        StdType::Func(signature) => {
            f.write_str("func")?;
            write_signature(f, &signature, depth)
        }
        StdType::Interface(interface) => write_interface(f, &interface, depth),
        StdType::Union(terms) => separated(f, &terms, " | ", |f, term| {
            f.write_str(if term.tilde { "~" } else { "" })?;
            write_type(f, term.ty, depth)
        }),
        StdType::TypeParam(list, index) => {
            let params = list.params();
            f.write_str(params.get(index as usize).map_or("unknown", |param| param.name))
        }
    }
}

fn prefixed(f: &mut Formatter<'_>, prefix: &str, ty: TypeRef, depth: u32) -> fmt::Result {
    f.write_str(prefix)?;
    write_type(f, ty, depth)
}

fn separated<T>(
    f: &mut Formatter<'_>,
    items: &[T],
    separator: &str,
    mut write: impl FnMut(&mut Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    for (i, item) in items.iter().enumerate() {
        f.write_str(if i == 0 { "" } else { separator })?;
        write(f, item)?;
    }
    Ok(())
}

/// A channel of receive-only channels needs parentheses.
fn write_chan(f: &mut Formatter<'_>, dir: ChanDir, elem: TypeRef, depth: u32) -> fmt::Result {
    match dir {
        ChanDir::Send => prefixed(f, "chan<- ", elem, depth),
        ChanDir::Recv => prefixed(f, "<-chan ", elem, depth),
        ChanDir::Both if matches!(elem.decode(), StdType::Chan(ChanDir::Recv, _)) => {
            prefixed(f, "chan (", elem, depth)?;
            f.write_char(')')
        }
        ChanDir::Both => prefixed(f, "chan ", elem, depth),
    }
}

fn write_struct(f: &mut Formatter<'_>, structure: &Struct, depth: u32) -> fmt::Result {
    f.write_str("struct{")?;
    separated(f, &structure.fields, "; ", |f, field| {
        if !field.embedded {
            write!(f, "{} ", field.name)?;
        }
        write_type(f, field.ty, depth)
    })?;
    if structure.hidden.some {
        f.write_str(if structure.fields.is_empty() { "…" } else { "; …" })?;
    }
    f.write_char('}')
}

fn write_interface(f: &mut Formatter<'_>, interface: &Interface, depth: u32) -> fmt::Result {
    f.write_str("interface{")?;
    separated(f, &interface.methods, "; ", |f, method| {
        f.write_str(method.name)?;
        match method.signature.decode() {
            StdType::Func(signature) => write_signature(f, &signature, depth),
            _ => f.write_str("(…)"),
        }
    })?;
    f.write_str(if interface.methods.is_empty() || interface.embeds.is_empty() { "" } else { "; " })?;
    separated(f, &interface.embeds, "; ", |f, embedded| write_type(f, *embedded, depth))?;
    f.write_char('}')
}

fn write_signature(f: &mut Formatter<'_>, signature: &Signature, depth: u32) -> fmt::Result {
    write_params(f, &signature.params, signature.variadic, depth)?;
    match signature.results.as_slice() {
        [] => Ok(()),
        [result] if result.name.is_empty() => prefixed(f, " ", result.ty, depth),
        results => {
            f.write_char(' ')?;
            write_params(f, results, false, depth)
        }
    }
}

fn write_params(f: &mut Formatter<'_>, params: &[Param], variadic: bool, depth: u32) -> fmt::Result {
    let mut left = params.len();
    f.write_char('(')?;
    separated(f, params, ", ", |f, param| {
        left -= 1;
        if !param.name.is_empty() {
            write!(f, "{} ", param.name)?;
        }
        match param.ty.decode() {
            StdType::Slice(elem) if variadic && left == 0 => prefixed(f, "...", elem, depth),
            _ => write_type(f, param.ty, depth),
        }
    })?;
    f.write_char(')')
}
