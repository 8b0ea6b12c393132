//! Packing one declaration: objects, methods, types.

use anyhow::{Context, bail};
use gohazard_semantic::stdlib::wire::{self, flag, object, put_varint, tag, zigzag};

use super::facts::{Kind, Member, Method, Object, Param, Type, Value};
use super::intern::Interner;

/// What declarations refer to by number.
pub struct Pools {
    pub strings: Interner<String>,
    pub named: Interner<(String, String)>,
    pub masks: Interner<u16>,
    /// Lists of type parameters: what owns them, and the list.
    pub params: Vec<Vec<u8>>,
}

/// The lists of type parameters that are in sight of a declaration.
#[derive(Clone, Copy, Default)]
struct Scope {
    of_type: Option<u32>,
    of_func: Option<u32>,
}

/// Where a declaration is: for the owner of its type parameters, and what it inherits.
pub struct Place<'a> {
    pub package: u32,
    pub all: u16,
    pub object: &'a Object,
}

impl Pools {
    /// Appends an object; `previous` is the number of the name before it.
    pub fn put_object(&mut self, out: &mut Vec<u8>, place: &Place, previous: &mut u32) -> anyhow::Result<()> {
        let object = place.object;
        let list = self.put_type_params(place, "", &object.type_params, Scope::default())?;
        let scope = match object.kind {
            Kind::Func => Scope { of_func: list, ..Scope::default() },
            _ => Scope { of_type: list, ..Scope::default() },
        };
        let kind = match object.kind {
            Kind::Const => const_kind(object)?,
            Kind::Var => object::VAR,
            Kind::Func => object::FUNC,
            Kind::Type => object::TYPE,
            Kind::Alias => object::ALIAS,
            Kind::Builtin => object::BUILTIN,
        };
        let common = Common::new(object.since, object.deprecated, object.on, place.all, list);
        out.push(kind | common.flags());
        let name = self.strings.number(&object.name);
        put_varint(out, zigzag(i128::from(name) - i128::from(*previous)));
        *previous = name;
        self.put_common(out, &common);
        match object.kind {
            Kind::Builtin => {}
            Kind::Type => self.put_type_decl(out, place, scope)?,
            _ => self.put_type(out, object.ty.as_ref(), scope)?,
        }
        if let (Kind::Const, Some(value)) = (object.kind, &object.value) {
            put_value(out, kind, value)?;
        }
        Ok(())
    }

    fn put_type_decl(&mut self, out: &mut Vec<u8>, place: &Place, scope: Scope) -> anyhow::Result<()> {
        let mut inside = Vec::new();
        self.put_type(&mut inside, place.object.ty.as_ref(), scope)?;
        put_varint(&mut inside, place.object.methods.len() as u32);
        for method in &place.object.methods {
            self.put_method(&mut inside, place, method, scope)?;
        }
        put_varint(out, inside.len() as u32);
        out.append(&mut inside);
        Ok(())
    }

    fn put_method(&mut self, out: &mut Vec<u8>, place: &Place, method: &Method, scope: Scope) -> anyhow::Result<()> {
        let of_func = self.put_type_params(place, &method.name, &method.type_params, scope)?;
        let common = Common::new(method.since, method.deprecated, method.on, place.object.on, of_func);
        out.push(common.flags() | if method.pointer { flag::POINTER_RECEIVER } else { 0 });
        put_varint(out, self.strings.number(&method.name));
        self.put_common(out, &common);
        self.put_type(out, method.ty.as_ref(), Scope { of_func, ..scope })
    }

    /// Makes a list of type parameters, if there are any. A list is reserved first: constraints mention it.
    fn put_type_params(
        &mut self,
        place: &Place,
        method: &str,
        params: &[Param],
        scope: Scope,
    ) -> anyhow::Result<Option<u32>> {
        if params.is_empty() {
            return Ok(None);
        }
        let list = self.params.len() as u32;
        self.params.push(Vec::new());
        let scope = match (method, place.object.kind) {
            ("", Kind::Type | Kind::Alias) => Scope { of_type: Some(list), ..scope },
            _ => Scope { of_func: Some(list), ..scope },
        };
        let mut out = Vec::new();
        put_varint(&mut out, place.package);
        put_varint(&mut out, self.strings.number(&place.object.name));
        put_varint(&mut out, self.strings.number(&method.to_owned()));
        self.put_params(&mut out, params, scope)?;
        self.params[list as usize] = out;
        Ok(Some(list))
    }

    fn put_common(&mut self, out: &mut Vec<u8>, common: &Common) {
        if common.since != 0 {
            out.push(common.since);
        }
        if let Some(mask) = common.mask {
            put_varint(out, self.masks.number(&mask));
        }
        if let Some(list) = common.type_params {
            put_varint(out, list);
        }
    }

    fn put_type(&mut self, out: &mut Vec<u8>, ty: Option<&Type>, scope: Scope) -> anyhow::Result<()> {
        let Some(ty) = ty else {
            out.push(tag::UNKNOWN);
            return Ok(());
        };
        match ty {
            Type::Basic { name } => out.push(basic(name)?),
            Type::Named { package, name, args } => {
                let number = self.named.number(&(package.clone(), name.clone()));
                if args.is_empty() {
                    put_named(out, number)?;
                } else {
                    out.push(tag::INSTANCE);
                    put_varint(out, number);
                    self.put_types(out, args, scope)?;
                }
            }
            Type::Pointer { elem } => self.put_composite(out, tag::POINTER, elem, scope)?,
            Type::Slice { elem } => self.put_composite(out, tag::SLICE, elem, scope)?,
            Type::Array { len, elem } => {
                out.push(tag::ARRAY);
                put_varint(out, *len);
                self.put_type(out, Some(elem), scope)?;
            }
            Type::Map { key, elem } => {
                self.put_composite(out, tag::MAP, key, scope)?;
                self.put_type(out, Some(elem), scope)?;
            }
            Type::Chan { dir, elem } => {
                let tag = match dir.as_str() {
                    "send" => tag::SEND_CHAN,
                    "recv" => tag::RECV_CHAN,
                    _ => tag::CHAN,
                };
                self.put_composite(out, tag, elem, scope)?;
            }
            Type::Struct { members, hidden } => {
                out.extend([tag::STRUCT, *hidden]);
                self.put_members(out, members, scope)?;
            }
            Type::Func { params, results, variadic } => {
                out.push(if *variadic { tag::VARIADIC } else { tag::FUNC });
                self.put_params(out, params, scope)?;
                self.put_params(out, results, scope)?;
            }
            Type::Interface { members, args } => {
                out.push(tag::INTERFACE);
                self.put_members(out, members, scope)?;
                self.put_types(out, args, scope)?;
            }
            Type::Union { terms } => {
                out.push(tag::UNION);
                put_varint(out, terms.len() as u32);
                for term in terms {
                    out.push(if term.tilde { flag::TILDE } else { 0 });
                    self.put_type(out, Some(&term.ty), scope)?;
                }
            }
            Type::Param { of_func, index } => {
                let list = if *of_func { scope.of_func } else { scope.of_type };
                out.push(tag::TYPE_PARAM);
                put_varint(out, list.context("type parameter without a list")?);
                put_varint(out, *index);
            }
        }
        Ok(())
    }

    fn put_composite(&mut self, out: &mut Vec<u8>, tag: u8, elem: &Type, scope: Scope) -> anyhow::Result<()> {
        out.push(tag);
        self.put_type(out, Some(elem), scope)
    }

    fn put_types(&mut self, out: &mut Vec<u8>, types: &[Type], scope: Scope) -> anyhow::Result<()> {
        put_varint(out, types.len() as u32);
        types.iter().try_for_each(|ty| self.put_type(out, Some(ty), scope))
    }

    fn put_params(&mut self, out: &mut Vec<u8>, params: &[Param], scope: Scope) -> anyhow::Result<()> {
        put_varint(out, params.len() as u32);
        for param in params {
            put_varint(out, self.strings.number(&param.name));
            self.put_type(out, Some(&param.ty), scope)?;
        }
        Ok(())
    }

    fn put_members(&mut self, out: &mut Vec<u8>, members: &[Member], scope: Scope) -> anyhow::Result<()> {
        put_varint(out, members.len() as u32);
        for member in members {
            let common = Common { since: member.since, deprecated: member.deprecated, ..Common::default() };
            out.push(common.flags() | if member.embedded { flag::EMBEDDED } else { 0 });
            put_varint(out, self.strings.number(&member.name));
            self.put_common(out, &common);
            self.put_type(out, member.ty.as_ref(), scope)?;
        }
        Ok(())
    }
}

/// What the first byte of an object, method or member announces.
#[derive(Default)]
struct Common {
    since: u8,
    deprecated: bool,
    mask: Option<u16>,
    type_params: Option<u32>,
}

impl Common {
    fn new(since: u8, deprecated: bool, on: u16, inherited: u16, type_params: Option<u32>) -> Common {
        Common { since, deprecated, mask: Some(on).filter(|&on| on != inherited), type_params }
    }

    fn flags(&self) -> u8 {
        let mut flags = 0;
        for (set, flag) in [
            (self.deprecated, flag::DEPRECATED),
            (self.since != 0, flag::SINCE),
            (self.mask.is_some(), flag::MASK),
            (self.type_params.is_some(), flag::TYPE_PARAMS),
        ] {
            flags |= if set { flag } else { 0 };
        }
        flags
    }
}

fn const_kind(constant: &Object) -> anyhow::Result<u8> {
    let value = constant.value.as_ref().with_context(|| format!("constant {} without value", constant.name))?;
    let is_bool = matches!(&constant.ty, Some(Type::Basic { name }) if name.ends_with("bool"));
    Ok(match value {
        Value { int: Some(_), .. } => object::CONST_INT,
        Value { float: Some(_), .. } => object::CONST_FLOAT,
        Value { bool: true, .. } => object::CONST_BOOL,
        _ if is_bool => object::CONST_BOOL,
        _ => object::CONST_STRING,
    })
}

fn put_value(out: &mut Vec<u8>, kind: u8, value: &Value) -> anyhow::Result<()> {
    match (kind, &value.int, &value.float) {
        (_, Some(int), _) => put_varint(out, zigzag(int.parse().with_context(|| int.clone())?)),
        (_, _, Some(float)) => out.extend(float.parse::<f64>().with_context(|| float.clone())?.to_le_bytes()),
        (object::CONST_BOOL, ..) => out.push(value.bool.into()),
        _ => {
            put_varint(out, value.string.len() as u32);
            out.extend(value.string.as_bytes());
        }
    }
    Ok(())
}

fn basic(name: &str) -> anyhow::Result<u8> {
    let position = wire::BASICS.iter().position(|(basic, _)| *basic == name);
    Ok(match (name, position) {
        ("error", _) => tag::ERROR,
        ("any", _) => tag::ANY,
        ("comparable", _) => tag::COMPARABLE,
        (_, Some(position)) => tag::BASIC + position as u8,
        _ => bail!("no basic type {name}"),
    })
}

fn put_named(out: &mut Vec<u8>, number: u32) -> anyhow::Result<()> {
    let hot = u32::from(tag::NAMED_LONG - tag::NAMED);
    match number {
        _ if number < hot => out.push(tag::NAMED + number as u8),
        _ if number >> 8 < u32::from(u8::MAX - tag::NAMED_LONG) => {
            out.extend([tag::NAMED_LONG + (number >> 8) as u8, number as u8]);
        }
        _ => bail!("too many named types"),
    }
    Ok(())
}
