//! Reading a type.

use super::refs::{NamedRef, TypeParams};
use super::table::Table;
use super::types::{Field, Hidden, Interface, InterfaceMethod, Param, Signature, StdType, Struct, Term};
use super::wire::{BASICS, Cursor, flag, tag};
use crate::syntax::ast::ChanDir;

/// Types in types, at most: deeper ones are damage.
const MAX_DEPTH: u32 = 64;

/// A type in the table: where it is written.
#[derive(Clone, Copy, Debug)]
pub struct TypeRef {
    table: Table,
    at: u32,
}

impl TypeRef {
    /// The same for the same place in the table: what was made of a type can be kept under it. Types that mention type
    /// parameters have places of their own in each declaration.
    pub fn key(self) -> u32 {
        self.at
    }

    /// One level of the type.
    pub fn decode(self) -> StdType {
        self.decoded().unwrap_or(StdType::Unknown)
    }

    /// The type at a place, which is left behind.
    pub(super) fn read(table: Table, rest: &mut Cursor) -> Option<TypeRef> {
        let at = rest.position();
        skip(rest, 0)?;
        Some(TypeRef { table, at })
    }

    fn decoded(self) -> Option<StdType> {
        let table = self.table;
        let mut rest = table.cursor(self.at);
        let first = rest.byte()?;
        if let Some(number) = named(first, &mut rest)? {
            return Some(StdType::Named(NamedRef::new(table, number), Vec::new()));
        }
        if let Some(&(_, basic)) = first.checked_sub(tag::BASIC).and_then(|i| BASICS.get(usize::from(i))) {
            return Some(StdType::Basic(basic));
        }
        let ty = |rest: &mut Cursor| TypeRef::read(table, rest);
        Some(match first {
            tag::ERROR => StdType::Error,
            tag::ANY => StdType::Any,
            tag::COMPARABLE => StdType::Comparable,
            tag::POINTER => StdType::Pointer(ty(&mut rest)?),
            tag::SLICE => StdType::Slice(ty(&mut rest)?),
            tag::ARRAY => StdType::Array(u64::try_from(rest.big()?).ok()?, ty(&mut rest)?),
            tag::MAP => StdType::Map(ty(&mut rest)?, ty(&mut rest)?),
            tag::CHAN => StdType::Chan(ChanDir::Both, ty(&mut rest)?),
            tag::SEND_CHAN => StdType::Chan(ChanDir::Send, ty(&mut rest)?),
            tag::RECV_CHAN => StdType::Chan(ChanDir::Recv, ty(&mut rest)?),
            tag::STRUCT => {
                let bits = rest.byte()?;
                let fields = list(&mut rest, |rest| {
                    let member = Member::read(table, rest)?;
                    Some(Field {
                        name: member.name,
                        ty: member.ty,
                        embedded: member.flags & flag::EMBEDDED != 0,
                        since: member.since,
                        deprecated: member.flags & flag::DEPRECATED != 0,
                    })
                })?;
                StdType::Struct(Struct { fields, hidden: Hidden::from_bits(bits) })
            }
            tag::FUNC | tag::VARIADIC => {
                let param = |rest: &mut Cursor| {
                    let name = table.string(rest.varint()?)?;
                    Some(Param { name, ty: TypeRef::read(table, rest)? })
                };
                let params = list(&mut rest, param)?;
                let results = list(&mut rest, param)?;
                StdType::Func(Signature { params, results, variadic: first == tag::VARIADIC })
            }
            tag::INTERFACE => {
                let methods = list(&mut rest, |rest| {
                    let member = Member::read(table, rest)?;
                    Some(InterfaceMethod {
                        name: member.name,
                        signature: member.ty,
                        since: member.since,
                        deprecated: member.flags & flag::DEPRECATED != 0,
                    })
                })?;
                StdType::Interface(Interface { methods, embeds: list(&mut rest, ty)? })
            }
            tag::UNION => StdType::Union(list(&mut rest, |rest| {
                Some(Term { tilde: rest.byte()? & flag::TILDE != 0, ty: TypeRef::read(table, rest)? })
            })?),
            tag::TYPE_PARAM => StdType::TypeParam(TypeParams::new(table, rest.varint()?), rest.varint()?),
            tag::INSTANCE => {
                let number = rest.varint()?;
                StdType::Named(NamedRef::new(table, number), list(&mut rest, ty)?)
            }
            _ => return None,
        })
    }
}

/// A field or interface method as it is written.
struct Member {
    flags: u8,
    name: &'static str,
    since: u8,
    ty: TypeRef,
}

impl Member {
    fn read(table: Table, rest: &mut Cursor) -> Option<Member> {
        let flags = rest.byte()?;
        let name = table.string(rest.varint()?)?;
        let since = if flags & flag::SINCE != 0 { rest.byte()? } else { 0 };
        Some(Member { flags, name, since, ty: TypeRef::read(table, rest)? })
    }
}

/// A number and as many elements. Each takes a byte at least, so a wrong number ends with the table.
pub(super) fn list<T>(rest: &mut Cursor, mut element: impl FnMut(&mut Cursor) -> Option<T>) -> Option<Vec<T>> {
    (0..rest.varint()?).map(|_| element(rest)).collect()
}

/// The number of the named type that the first byte of a type says, if it says one.
fn named(first: u8, rest: &mut Cursor) -> Option<Option<u32>> {
    Some(match first {
        tag::NAMED_LONG.. => Some(u32::from(first - tag::NAMED_LONG) << 8 | u32::from(rest.byte()?)),
        tag::NAMED.. => Some(u32::from(first - tag::NAMED)),
        _ => None,
    })
}

/// Leaves a type behind.
fn skip(rest: &mut Cursor, depth: u32) -> Option<()> {
    if depth > MAX_DEPTH {
        return None;
    }
    let first = rest.byte()?;
    if named(first, rest)?.is_some() {
        return Some(());
    }
    match first {
        tag::POINTER | tag::SLICE | tag::CHAN | tag::SEND_CHAN | tag::RECV_CHAN => skip(rest, depth + 1),
        tag::ARRAY => {
            rest.big()?;
            skip(rest, depth + 1)
        }
        tag::MAP => {
            skip(rest, depth + 1)?;
            skip(rest, depth + 1)
        }
        tag::STRUCT => {
            rest.byte()?;
            skip_members(rest, depth)
        }
        tag::FUNC | tag::VARIADIC => {
            skip_params(rest, depth)?;
            skip_params(rest, depth)
        }
        tag::INTERFACE => {
            skip_members(rest, depth)?;
            skip_types(rest, depth)
        }
        tag::UNION => {
            for _ in 0..rest.varint()? {
                rest.byte()?;
                skip(rest, depth + 1)?;
            }
            Some(())
        }
        tag::TYPE_PARAM => {
            rest.varint()?;
            rest.varint()?;
            Some(())
        }
        tag::INSTANCE => {
            rest.varint()?;
            skip_types(rest, depth)
        }
        _ => Some(()),
    }
}

fn skip_types(rest: &mut Cursor, depth: u32) -> Option<()> {
    for _ in 0..rest.varint()? {
        skip(rest, depth + 1)?;
    }
    Some(())
}

fn skip_params(rest: &mut Cursor, depth: u32) -> Option<()> {
    for _ in 0..rest.varint()? {
        rest.varint()?;
        skip(rest, depth + 1)?;
    }
    Some(())
}

fn skip_members(rest: &mut Cursor, depth: u32) -> Option<()> {
    for _ in 0..rest.varint()? {
        let flags = rest.byte()?;
        rest.varint()?;
        if flags & flag::SINCE != 0 {
            rest.byte()?;
        }
        skip(rest, depth + 1)?;
    }
    Some(())
}
