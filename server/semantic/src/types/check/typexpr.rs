//! Types as they are written.

use std::rc::Rc;

use super::Checker;
use super::operand::Operand;
use crate::intern::Symbol;
use crate::syntax::ast::{BinaryOp, Expr, ExprId, FieldId, FuncDecl, FuncTypeId, List, UnaryOp};
use crate::types::info::{Def, LocalId, LocalKind, Mode};
use crate::types::literal;
use crate::types::subst::{MAX_DEPTH, subst};
use crate::types::ty::{Method, StructField, Term, Ty, TyKind, TypeName};

/// More terms of a union are left out.
const MAX_TERMS: usize = 100;

impl Checker<'_> {
    /// The type that an expression denotes.
    pub(in crate::types) fn type_of(&mut self, e: ExprId) -> Ty {
        self.declared_type(e, None)
    }

    /// The type that an expression denotes, which is what `owner` is declared as.
    pub(super) fn declared_type(&mut self, e: ExprId, owner: Option<TypeName>) -> Ty {
        let ty = self.deeper(|check| check.make_type(e, owner)).unwrap_or(Ty::UNKNOWN);
        self.record_type(e, Mode::Type, ty);
        ty
    }

    fn make_type(&mut self, e: ExprId, owner: Option<TypeName>) -> Ty {
        match self.decl[e] {
            Expr::Ident(name) => {
                let x = self.ident(e, name);
                plain_type(&x)
            }
            Expr::Selector { x, sel } => {
                let x = self.selector(e, x, sel);
                plain_type(&x)
            }
            Expr::Index { x, indices } => self.instantiated_type(x, indices),
            Expr::Paren(inner) => self.declared_type(inner, owner),
            Expr::Star(inner) => match self.type_of(inner) {
                Ty::UNKNOWN => Ty::UNKNOWN,
                elem => elem.pointer_to(),
            },
            Expr::ArrayType { len: None, elem } => self.type_of(elem).slice_of(),
            Expr::ArrayType { len: Some(len), elem } => {
                let len = self.array_length(len);
                Ty::new(TyKind::Array(len, self.type_of(elem)))
            }
            Expr::MapType { key, value } => {
                let key = self.type_of(key);
                Ty::new(TyKind::Map(key, self.type_of(value)))
            }
            Expr::ChanType { dir, elem } => Ty::new(TyKind::Chan(dir, self.type_of(elem))),
            Expr::FuncType(func) => self.signature(func),
            Expr::StructType { fields } => self.struct_type(fields, owner),
            Expr::InterfaceType { elems } => self.interface_type(elems, owner),
            Expr::Ellipsis(Some(elem)) => self.type_of(elem).slice_of(),
            _ => Ty::UNKNOWN,
        }
    }

    fn array_length(&mut self, len: ExprId) -> Option<u64> {
        if let Expr::Ellipsis(_) = self.decl[len] {
            return None;
        }
        let x = self.expr(len);
        match x.is_const() {
            true => x.constant_value().as_int().and_then(|len| u64::try_from(len).ok()),
            false => None,
        }
    }

    fn instantiated_type(&mut self, x: ExprId, indices: List<ExprId>) -> Ty {
        let generic = match self.decl[self.decl.unparen(x)] {
            Expr::Ident(name) => self.ident(self.decl.unparen(x), name),
            Expr::Selector { x: operand, sel } => self.selector(self.decl.unparen(x), operand, sel),
            _ => Operand::unknown(x),
        };
        let base = if generic.mode == Mode::Type { generic.ty } else { Ty::UNKNOWN };
        self.record_through_parens(x, Mode::Type, base);
        let args: Vec<Ty> = self.decl.list(indices).map(|index| self.type_of(index)).collect();
        instantiate(&generic, &args)
    }

    /// The type of a function, without its type parameters.
    pub(in crate::types) fn signature(&mut self, func: FuncTypeId) -> Ty {
        self.signature_with_locals(func).0
    }

    /// The type of a function, and its parameters and named results as locals whose scope has not begun.
    pub(super) fn signature_with_locals(&mut self, func: FuncTypeId) -> (Ty, Vec<LocalId>) {
        let func = self.decl[func];
        let mut locals = Vec::new();
        let mut variadic = false;
        let params = self.parameters(func.params, &mut locals, LocalKind::Param, Some(&mut variadic));
        let results = self.parameters(func.results, &mut locals, LocalKind::Result, None);
        (Ty::new(TyKind::Func { params: params.into(), results: results.into(), variadic }), locals)
    }

    fn parameters(
        &mut self,
        fields: List<FieldId>,
        locals: &mut Vec<LocalId>,
        kind: fn(u32) -> LocalKind,
        mut variadic: Option<&mut bool>,
    ) -> Vec<Ty> {
        let mut types = Vec::new();
        for field in self.decl.list(fields) {
            let field = self.decl[field];
            let ty = field.ty.map_or(Ty::UNKNOWN, |ty| self.type_of(ty));
            if let (Some(variadic), Some(ty)) = (&mut variadic, field.ty)
                && let Expr::Ellipsis(_) = self.decl[ty]
            {
                **variadic = true;
            }
            for name in self.decl.list(field.names) {
                let position = u32::try_from(types.len()).unwrap_or(u32::MAX);
                types.push(ty);
                if self.records() {
                    let local = self.new_local(name, kind(position), ty);
                    self.define(name, Def::Local(local));
                    self.record_declared(name, ty);
                    locals.push(local);
                }
            }
            if field.names.is_empty() {
                types.push(ty);
            }
        }
        types
    }

    fn struct_type(&mut self, fields: List<FieldId>, owner: Option<TypeName>) -> Ty {
        let mut made = Vec::with_capacity(fields.len());
        for field in self.decl.list(fields) {
            let field = self.decl[field];
            let Some(ty_expr) = field.ty else { continue };
            let ty = self.type_of(ty_expr);
            let tag = field.tag.map_or(Symbol::EMPTY, |tag| self.tag(tag));
            for ident in self.decl.list(field.names) {
                let Some(name) = self.decl.ident(ident) else { continue };
                self.define(ident, Def::Field { owner, name });
                self.record_declared(ident, ty);
                made.push(StructField { name, package: self.package_of(name), ty, embedded: false, tag });
            }
            if field.names.is_empty() {
                let Some(name) = self.embedded_name(ty_expr) else { continue };
                made.push(StructField { name, package: self.package_of(name), ty, embedded: true, tag });
            }
        }
        Ty::new(TyKind::Struct(made.into()))
    }

    fn tag(&self, tag: ExprId) -> Symbol {
        let Expr::BasicLit { text, .. } = self.decl[tag] else { return Symbol::EMPTY };
        let value = literal::string(self.decl.text(text)).unwrap_or_default();
        Symbol::new(&String::from_utf8_lossy(&value))
    }

    fn embedded_name(&self, mut ty: ExprId) -> Option<Symbol> {
        for _ in 0..4 {
            ty = match self.decl[ty] {
                Expr::Ident(name) => return Some(name),
                Expr::Selector { sel, .. } => sel,
                Expr::Star(inner) | Expr::Paren(inner) => inner,
                Expr::Index { x, .. } => x,
                _ => return None,
            };
        }
        None
    }

    /// The package that an unexported name belongs to.
    fn package_of(&self, name: Symbol) -> Symbol {
        if name.is_exported() { Symbol::EMPTY } else { self.facts.path }
    }

    fn interface_type(&mut self, elems: List<FieldId>, owner: Option<TypeName>) -> Ty {
        let mut methods = Vec::new();
        let mut embeds = Vec::new();
        for field in self.decl.list(elems) {
            let field = self.decl[field];
            let Some(ty_expr) = field.ty else { continue };
            let Some(ident) = self.decl.list(field.names).next() else {
                embeds.push(self.union(ty_expr));
                continue;
            };
            let Some(name) = self.decl.ident(ident) else { continue };
            let ty = self.type_of(ty_expr);
            self.define(ident, Def::Method { owner, name });
            self.record_type(ident, Mode::Value, ty);
            methods.push(Method { name, package: self.package_of(name), ty });
        }
        methods.sort_unstable();
        Ty::new(TyKind::Interface { methods: methods.into(), embeds: embeds.into() })
    }

    /// What a constraint or embedded element denotes: a type, or a union of terms.
    fn union(&mut self, e: ExprId) -> Ty {
        let mut binaries = Vec::new();
        let mut parts = Vec::new();
        let mut left = e;
        while let Expr::Binary { op: BinaryOp::Or, x, y } = self.decl[left] {
            binaries.push(left);
            parts.push(y);
            left = x;
        }
        parts.push(left);
        let mut terms: Vec<Term> = Vec::new();
        let mut union = Ty::UNKNOWN;
        for (position, part) in parts.iter().rev().enumerate() {
            let (tilde, ty_expr) = match self.decl[*part] {
                Expr::Unary { op: UnaryOp::Tilde, x } => (true, x),
                _ => (false, *part),
            };
            let ty = self.type_of(ty_expr);
            let term = Term { tilde, ty };
            if tilde {
                self.record_type(*part, Mode::Type, Ty::new(TyKind::Union(Box::new([term]))));
            } else if parts.len() == 1 {
                return ty;
            }
            if terms.len() < MAX_TERMS {
                terms.push(term);
                union = Ty::new(TyKind::Union(terms.clone().into()));
            }
            // The first operator joins two terms.
            if let Some(binary) = position.checked_sub(1).and_then(|i| binaries.get(binaries.len() - 1 - i)) {
                self.record_type(*binary, Mode::Type, union);
            }
        }
        union
    }

    /// Declares type parameters and begins their scope; `first` is the number of those that stand before them.
    pub(in crate::types) fn declare_type_params(
        &mut self,
        fields: List<FieldId>,
        owner: TypeName,
        first: usize,
    ) -> Option<Rc<[Ty]>> {
        if fields.is_empty() {
            return None;
        }
        let mut params = Vec::new();
        for field in self.decl.list(fields) {
            for ident in self.decl.list(self.decl[field].names) {
                params.push(self.declare_type_param(ident, owner, first + params.len()));
            }
        }
        Some(params.into())
    }

    fn declare_type_param(&mut self, ident: ExprId, owner: TypeName, index: usize) -> Ty {
        let name = self.decl.ident(ident).unwrap_or(Symbol::BLANK);
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        let ty = Ty::new(TyKind::TypeParam { owner, index, name });
        self.declare(ident, LocalKind::TypeParam, ty);
        ty
    }

    /// The constraints of type parameters, one for each name.
    pub(in crate::types) fn bounds(&mut self, fields: List<FieldId>) -> Vec<Ty> {
        let mut bounds = Vec::new();
        for field in self.decl.list(fields) {
            let field = self.decl[field];
            let bound = field.ty.map_or(Ty::UNKNOWN, |ty| self.union(ty));
            bounds.extend(std::iter::repeat_n(bound, field.names.len()));
        }
        bounds
    }

    /// Declares the type parameters that a receiver names.
    pub(in crate::types) fn declare_receiver_params(&mut self, func: FuncDecl, base: Symbol) -> Vec<Ty> {
        let Some(indices) = func.recv.and_then(|recv| self.receiver_indices(recv)) else { return Vec::new() };
        let method = self.decl.ident(func.name).unwrap_or(Symbol::BLANK);
        let owner = self.facts.method_owner(base, method);
        let mut params = Vec::new();
        for ident in self.decl.list(indices) {
            let param = self.declare_type_param(ident, owner, params.len());
            self.record_type(ident, Mode::Type, param);
            params.push(param);
        }
        params
    }

    fn receiver_indices(&self, recv: FieldId) -> Option<List<ExprId>> {
        let mut ty = self.decl[recv].ty?;
        for _ in 0..8 {
            ty = match self.decl[ty] {
                Expr::Star(inner) | Expr::Paren(inner) => inner,
                Expr::Index { indices, .. } => return Some(indices),
                _ => return None,
            };
        }
        None
    }

    /// The type of a receiver whose type parameters are declared.
    pub(super) fn receiver_type(&mut self, ty: ExprId, params: &[Ty]) -> Ty {
        let receiver = match self.decl[ty] {
            Expr::Paren(inner) => self.receiver_type(inner, params),
            Expr::Star(inner) => self.receiver_type(inner, params).pointer_to(),
            Expr::Index { x, .. } => {
                let Expr::Ident(name) = self.decl[x] else { return Ty::UNKNOWN };
                let generic = self.ident(x, name);
                self.record_type(x, Mode::Type, generic.ty);
                instantiate(&generic, params)
            }
            _ => return self.type_of(ty),
        };
        self.record_type(ty, Mode::Type, receiver);
        receiver
    }
}

/// The type that an operand denotes; a generic type needs its arguments.
fn plain_type(x: &Operand) -> Ty {
    if x.mode == Mode::Type && !x.is_generic() { x.ty } else { Ty::UNKNOWN }
}

/// A generic type with arguments.
pub(super) fn instantiate(generic: &Operand, args: &[Ty]) -> Ty {
    let Some(params) = &generic.generic else { return Ty::UNKNOWN };
    if params.len() != args.len() || generic.mode != Mode::Type {
        return Ty::UNKNOWN;
    }
    let ty = match generic.ty.kind() {
        TyKind::Named(name, own) if own.is_empty() => Ty::new(TyKind::Named(*name, args.into())),
        // An alias stands for its type.
        _ => subst(generic.ty, params, args),
    };
    if ty.depth() > MAX_DEPTH { Ty::UNKNOWN } else { ty }
}
