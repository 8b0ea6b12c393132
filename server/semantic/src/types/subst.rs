//! Replacing type parameters by types.

use super::ty::{Method, StructField, Term, Ty, TyKind};

/// Types that nest deeper are not built: generic types can grow without end.
pub const MAX_DEPTH: u32 = 40;

/// `ty` with each of `params` replaced by the argument at its place. A type that would grow without bound is not known.
pub fn subst(ty: Ty, params: &[Ty], args: &[Ty]) -> Ty {
    if params.is_empty() || !ty.has_type_params() {
        return ty;
    }
    Subst { params, args }.apply(ty)
}

struct Subst<'a> {
    params: &'a [Ty],
    args: &'a [Ty],
}

impl Subst<'_> {
    fn apply(&self, ty: Ty) -> Ty {
        if !ty.has_type_params() {
            return ty;
        }
        let replaced = match ty.kind() {
            TyKind::TypeParam { .. } => match self.params.iter().position(|param| *param == ty) {
                Some(place) => self.args.get(place).copied().unwrap_or(Ty::UNKNOWN),
                None => ty,
            },
            TyKind::Unknown | TyKind::Basic(_) => ty,
            TyKind::Named(name, args) => Ty::new(TyKind::Named(*name, self.list(args))),
            TyKind::Pointer(elem) => Ty::new(TyKind::Pointer(self.apply(*elem))),
            TyKind::Slice(elem) => Ty::new(TyKind::Slice(self.apply(*elem))),
            TyKind::Array(len, elem) => Ty::new(TyKind::Array(*len, self.apply(*elem))),
            TyKind::Map(key, value) => Ty::new(TyKind::Map(self.apply(*key), self.apply(*value))),
            TyKind::Chan(dir, elem) => Ty::new(TyKind::Chan(*dir, self.apply(*elem))),
            TyKind::Struct(fields) => {
                let fields = fields.iter().map(|field| StructField { ty: self.apply(field.ty), ..*field });
                Ty::new(TyKind::Struct(fields.collect()))
            }
            TyKind::Func { params, results, variadic } => {
                let (params, results) = (self.list(params), self.list(results));
                Ty::new(TyKind::Func { params, results, variadic: *variadic })
            }
            TyKind::Interface { methods, embeds } => {
                let methods = methods.iter().map(|method| Method { ty: self.apply(method.ty), ..*method });
                Ty::new(TyKind::Interface { methods: methods.collect(), embeds: self.list(embeds) })
            }
            TyKind::Union(terms) => {
                let terms = terms.iter().map(|term| Term { ty: self.apply(term.ty), ..*term });
                Ty::new(TyKind::Union(terms.collect()))
            }
            TyKind::Tuple(types) => Ty::new(TyKind::Tuple(self.list(types))),
        };
        if replaced.depth() > MAX_DEPTH { Ty::UNKNOWN } else { replaced }
    }

    fn list(&self, types: &[Ty]) -> Box<[Ty]> {
        types.iter().map(|ty| self.apply(*ty)).collect()
    }
}

/// Whether one of `params` occurs in `ty`.
pub fn mentions(ty: Ty, params: &[Ty]) -> bool {
    if !ty.has_type_params() {
        return false;
    }
    if ty.is_type_param() {
        return params.contains(&ty);
    }
    let mut found = false;
    ty.kind().each_part(&mut |part| found = found || mentions(part, params));
    found
}
