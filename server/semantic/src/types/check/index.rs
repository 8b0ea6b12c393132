//! Index and slice expressions.

use super::Checker;
use super::expr::Context;
use super::operand::Operand;
use super::typexpr::instantiate;
use crate::syntax::ast::{ExprId, List};
use crate::types::info::Mode;
use crate::types::ty::{Basic, Ty, TyKind};
use crate::types::value::Value;

/// What indexing a value gives.
struct Indexed {
    mode: Mode,
    elem: Ty,
    /// The key type of a map.
    key: Option<Ty>,
}

impl Checker<'_> {
    /// The operand that `x[i]` denotes: an element, or something generic with its arguments.
    pub(super) fn index_expr(&mut self, e: ExprId, x: ExprId, indices: List<ExprId>, context: Context) -> Operand {
        let operand = self.expr_or_type(x, true);
        match operand.mode {
            Mode::Type => {
                let args: Vec<Ty> = self.decl.list(indices).map(|index| self.type_of(index)).collect();
                return match instantiate(&operand, &args) {
                    Ty::UNKNOWN => Operand::unknown(e),
                    ty => Operand::ty(ty, e),
                };
            }
            Mode::Value if operand.is_generic() => {
                let mut function = self.with_type_args(operand, indices);
                function.expr = e;
                if !context.generic {
                    self.instantiate_for(&mut function, context.target);
                }
                return function;
            }
            Mode::Unknown => {
                self.open_indices(indices);
                return Operand::unknown(e);
            }
            _ => {}
        }
        match self.indexed(&operand) {
            Some(indexed) => self.element(e, indices, indexed),
            None => {
                self.open_indices(indices);
                Operand::unknown(e)
            }
        }
    }

    /// Indices of something that is not known may be anything.
    fn open_indices(&mut self, indices: List<ExprId>) {
        for index in self.decl.list(indices) {
            let x = self.raw_expr(index);
            self.leave_open(&x);
        }
    }

    fn element(&mut self, e: ExprId, indices: List<ExprId>, indexed: Indexed) -> Operand {
        for index in self.decl.list(indices) {
            match indexed.key {
                Some(key) => {
                    let mut x = self.generic_expr(index, None);
                    self.assign(&mut x, Some(key));
                }
                None => {
                    self.index(index);
                }
            }
        }
        if indexed.elem.is_unknown() {
            return Operand::unknown(e);
        }
        Operand::new(indexed.mode, indexed.elem, e)
    }

    /// Checks an index; its value when it is constant.
    pub(super) fn index(&mut self, e: ExprId) -> Operand {
        let mut x = self.expr(e);
        self.convert_untyped(&mut x, Ty::INT);
        x
    }

    fn indexed(&self, x: &Operand) -> Option<Indexed> {
        let types = self.facts.underlying_types(x.ty);
        let mut found: Option<Indexed> = None;
        for under in types {
            let next = self.indexed_type(under, x.mode == Mode::Var)?;
            found = Some(match found {
                None => next,
                Some(first) if first.elem == next.elem && first.key == next.key => {
                    let mode = if next.mode == Mode::Value { Mode::Value } else { first.mode };
                    Indexed { mode, ..first }
                }
                Some(_) => return None,
            });
        }
        found
    }

    fn indexed_type(&self, under: Ty, addressable: bool) -> Option<Indexed> {
        let element = |mode, elem| Some(Indexed { mode, elem, key: None });
        match under.kind() {
            TyKind::Basic(basic) if basic.is_string() => element(Mode::Value, Ty::BYTE),
            TyKind::Array(_, elem) => element(if addressable { Mode::Var } else { Mode::Value }, *elem),
            TyKind::Pointer(pointee) => match self.facts.underlying(*pointee).kind() {
                TyKind::Array(_, elem) => element(Mode::Var, *elem),
                _ => None,
            },
            TyKind::Slice(elem) => element(Mode::Var, *elem),
            TyKind::Map(key, elem) => Some(Indexed { mode: Mode::MapIndex, elem: *elem, key: Some(*key) }),
            _ => None,
        }
    }

    /// The operand that `x[lo:hi:max]` denotes.
    pub(super) fn slice_expr(&mut self, e: ExprId, x: ExprId, bounds: [Option<ExprId>; 3]) -> Operand {
        let operand = self.expr(x);
        for bound in bounds.into_iter().flatten() {
            self.index(bound);
        }
        match self.sliced(&operand) {
            Some(ty) if !ty.is_unknown() => Operand::value(ty, e),
            _ => Operand::unknown(e),
        }
    }

    fn sliced(&self, x: &Operand) -> Option<Ty> {
        if !x.is_known() {
            return None;
        }
        let types = self.facts.underlying_types(x.ty);
        let first = *types.first()?;
        let is_string = |ty: &Ty| ty.as_basic().is_some_and(Basic::is_string);
        // A type set of strings and byte slices is sliced as a string.
        if types.iter().any(is_string) {
            let bytes = Ty::BYTE.slice_of();
            return match x.ty {
                _ if !types.iter().all(|ty| is_string(ty) || *ty == bytes) => None,
                ty if ty.is_untyped() => Some(Ty::STRING),
                ty => Some(ty),
            };
        }
        if types.iter().any(|ty| *ty != first) {
            return None;
        }
        match first.kind() {
            TyKind::Array(_, elem) => Some(elem.slice_of()),
            TyKind::Pointer(pointee) => match self.facts.underlying(*pointee).kind() {
                TyKind::Array(_, elem) => Some(elem.slice_of()),
                _ => None,
            },
            TyKind::Slice(_) => Some(x.ty),
            _ => None,
        }
    }

    /// The length that the type of an operand fixes, if it is that of an array or a pointer to one.
    pub(super) fn array_len(&self, ty: Ty) -> Option<Value> {
        let under = self.facts.underlying(ty);
        let array = match under.kind() {
            TyKind::Pointer(pointee) => self.facts.underlying(*pointee),
            _ => under,
        };
        match array.kind() {
            TyKind::Array(len, _) => Some(len.map_or(Value::Unknown, |len| Value::Int(i128::from(len)))),
            _ => None,
        }
    }
}
