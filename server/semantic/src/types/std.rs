//! The table of the standard library as types.

use std::rc::Rc;

use super::index::ObjectKind;
use super::object::{MethodType, Object};
use super::ty::{Method, StructField, Term, Ty, TyKind, TypeName};
use super::value::Value;
use crate::intern::Symbol;
use crate::stdlib::{self, ConstValue, StdType, TypeRef};
use crate::workspace::Platform;

/// What a package exports under a name on a platform.
pub fn object(package: stdlib::Package, name: Symbol, platform: Platform) -> Option<Object> {
    let found = find(package, name, platform)?;
    let convert = |ty| convert(Symbol::new(package.path()), ty);
    let owner = TypeName { package: Symbol::new(package.path()), name, scope: 0 };
    let mut object = match found.kind {
        stdlib::ObjectKind::Const { ty, value } => {
            let value = match value {
                ConstValue::Bool(value) => Value::Bool(value),
                ConstValue::Int(value) => Value::Int(value),
                ConstValue::Float(value) => Value::Float(value),
                ConstValue::Str(value) => Value::string(value),
            };
            Object { value: Some(value), ..Object::new(ObjectKind::Const, convert(ty)) }
        }
        stdlib::ObjectKind::Var(ty) => Object::new(ObjectKind::Var, convert(ty)),
        stdlib::ObjectKind::Func(ty) => Object::new(ObjectKind::Func, convert(ty)),
        stdlib::ObjectKind::Type(decl) if decl.alias => Object::new(ObjectKind::Alias, convert(decl.underlying)),
        stdlib::ObjectKind::Type(_) => Object::new(ObjectKind::Type, Ty::new(TyKind::Named(owner, Box::default()))),
        stdlib::ObjectKind::Builtin => return None,
    };
    object.type_params = found.type_params.map(type_params);
    Some(object)
}

/// What a defined type is declared as.
pub fn body(package: stdlib::Package, name: Symbol, platform: Platform) -> Ty {
    let found = find(package, name, platform).and_then(|object| object.as_type());
    found.map_or(Ty::UNKNOWN, |decl| convert(Symbol::new(package.path()), decl.underlying))
}

/// The signature of a method.
pub fn method(package: stdlib::Package, base: Symbol, name: Symbol, platform: Platform) -> Option<MethodType> {
    let object = find(package, base, platform)?;
    let method = object.as_type()?.method(name.as_str()).filter(stdlib::Method::is_exported)?;
    Some(MethodType {
        ty: convert(Symbol::new(package.path()), method.signature),
        pointer: method.pointer_receiver,
        receiver: object.type_params.map_or_else(|| Rc::from([]), type_params),
        type_params: method.type_params.map(type_params),
    })
}

/// Whether the table leaves out fields of a struct type.
pub fn has_hidden_fields(package: stdlib::Package, name: Symbol, platform: Platform) -> bool {
    let decl = find(package, name, platform).and_then(|object| object.as_type());
    decl.is_none_or(|decl| matches!(decl.underlying.decode(), StdType::Struct(decl) if decl.hidden.some))
}

/// The names of the methods that a type declares, and whether only pointers have them.
pub fn methods(package: stdlib::Package, base: Symbol, platform: Platform) -> Vec<(Symbol, bool)> {
    let Some(decl) = find(package, base, platform).and_then(|object| object.as_type()) else { return Vec::new() };
    let exported = decl.methods().filter(stdlib::Method::is_exported);
    exported.map(|method| (Symbol::new(method.name), method.pointer_receiver)).collect()
}

/// The constraints of what a type, function or method declares.
pub fn bounds(package: stdlib::Package, owner: Symbol, platform: Platform) -> Vec<Ty> {
    let (base, method) = match owner.as_str().split_once('.') {
        Some((base, method)) => (Symbol::new(base), Some(method)),
        None => (owner, None),
    };
    let Some(object) = find(package, base, platform) else { return Vec::new() };
    let own = match method {
        None => object.type_params,
        Some(method) => object.as_type().and_then(|decl| decl.method(method)).and_then(|method| method.type_params),
    };
    let Some(own) = own else { return Vec::new() };
    own.params().iter().map(|param| convert(Symbol::new(package.path()), param.ty)).collect()
}

fn find(package: stdlib::Package, name: Symbol, platform: Platform) -> Option<stdlib::Object> {
    let mut forms = package.forms(name.as_str());
    match stdlib::Platform::nearest(platform.goos, platform.goarch) {
        Some(platform) => forms.find(|object| object.platforms.contains(platform)),
        None => forms.next().filter(|object| object.platforms.is_all()),
    }
}

fn type_params(list: stdlib::TypeParams) -> Rc<[Ty]> {
    let owner = owner_of(list);
    let params = list.params();
    let params = params
        .iter()
        .zip(0..)
        .map(|(param, index)| Ty::new(TyKind::TypeParam { owner, index, name: Symbol::new(param.name) }));
    params.collect()
}

fn owner_of(list: stdlib::TypeParams) -> TypeName {
    let Some(owner) = list.owner() else { return TypeName { package: Symbol::EMPTY, name: Symbol::EMPTY, scope: 1 } };
    let name = match owner.method {
        Some(method) => Symbol::new(&format!("{}.{method}", owner.object)),
        None => Symbol::new(owner.object),
    };
    TypeName { package: Symbol::new(owner.package.path()), name, scope: 0 }
}

/// A type of the table.
fn convert(package: Symbol, ty: TypeRef) -> Ty {
    let convert = |ty| convert(package, ty);
    match ty.decode() {
        StdType::Unknown => Ty::UNKNOWN,
        StdType::Basic(basic) => Ty::basic(basic),
        StdType::Error => Ty::ERROR,
        StdType::Any => Ty::ANY,
        StdType::Comparable => Ty::COMPARABLE,
        StdType::Named(named, args) => convert_named(package, named, &args),
        StdType::Pointer(elem) => convert(elem).pointer_to(),
        StdType::Slice(elem) => convert(elem).slice_of(),
        StdType::Array(len, elem) => Ty::new(TyKind::Array(Some(len), convert(elem))),
        StdType::Map(key, value) => Ty::new(TyKind::Map(convert(key), convert(value))),
        StdType::Chan(dir, elem) => Ty::new(TyKind::Chan(dir, convert(elem))),
        StdType::Struct(decl) => {
            let fields = decl.fields.iter().map(|field| StructField {
                name: Symbol::new(field.name),
                package: if field.is_exported() { Symbol::EMPTY } else { package },
                ty: convert(field.ty),
                embedded: field.embedded,
                tag: Symbol::EMPTY,
            });
            Ty::new(TyKind::Struct(fields.collect()))
        }
        StdType::Func(func) => Ty::new(TyKind::Func {
            params: func.params.iter().map(|param| convert(param.ty)).collect(),
            results: func.results.iter().map(|param| convert(param.ty)).collect(),
            variadic: func.variadic,
        }),
        StdType::Interface(decl) => {
            let methods = decl.methods.iter().map(|method| Method {
                name: Symbol::new(method.name),
                package: if method.is_exported() { Symbol::EMPTY } else { package },
                ty: convert(method.signature),
            });
            let mut methods: Box<[Method]> = methods.collect();
            methods.sort_unstable();
            Ty::new(TyKind::Interface { methods, embeds: decl.embeds.iter().map(|embed| convert(*embed)).collect() })
        }
        StdType::Union(terms) => {
            let terms = terms.iter().map(|term| Term { tilde: term.tilde, ty: convert(term.ty) });
            Ty::new(TyKind::Union(terms.collect()))
        }
        StdType::TypeParam(list, index) => {
            let name = list.params().get(index as usize).map_or(Symbol::EMPTY, |param| Symbol::new(param.name));
            Ty::new(TyKind::TypeParam { owner: owner_of(list), index, name })
        }
    }
}

/// An alias of the table stands for its type; a defined type is its name.
fn convert_named(package: Symbol, named: stdlib::NamedRef, args: &[TypeRef]) -> Ty {
    let convert = |ty| convert(package, ty);
    let args: Box<[Ty]> = args.iter().map(|arg| convert(*arg)).collect();
    if named.is_alias()
        && let Some(object) = named.object()
        && let Some(decl) = object.as_type()
        && decl.alias
    {
        let params = object.type_params.map(type_params);
        return super::subst::subst(convert(decl.underlying), params.as_deref().unwrap_or(&[]), &args);
    }
    let name = TypeName { package: Symbol::new(named.package().path()), name: Symbol::new(named.name()), scope: 0 };
    Ty::new(TyKind::Named(name, args))
}
