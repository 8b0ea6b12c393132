//! What the facts of a package ask of a silent checker.

use super::Checker;
use crate::syntax::ast::{Expr, ExprId, List};
use crate::types::ty::{Ty, TyKind};
use crate::types::value::Value;

impl Checker<'_> {
    /// The type of a variable that is initialized without saying its type: one of `count`, the one at `position`.
    pub(in crate::types) fn init_type(&mut self, values: List<ExprId>, count: usize, position: u32) -> Ty {
        if values.len() == count {
            return match self.decl.at(values, position as usize) {
                Some(value) => self.quick_type(value),
                None => Ty::UNKNOWN,
            };
        }
        let targets = vec![None; count];
        let types = self.init_ok(&targets, values);
        types.get(position as usize).copied().unwrap_or(Ty::UNKNOWN)
    }

    /// The type of an initial value. That of a literal is seen without looking at its elements.
    fn quick_type(&mut self, value: ExprId) -> Ty {
        if let Expr::CompositeLit { ty: Some(ty), .. } = self.decl[value]
            && !self.is_open_array(ty)
        {
            return self.type_of(ty);
        }
        let x = self.expr(value);
        match x.ty.kind() {
            _ if !x.is_known() || x.is_nil() => Ty::UNKNOWN,
            TyKind::Tuple(_) => Ty::UNKNOWN,
            _ => x.ty.default_type(),
        }
    }

    fn is_open_array(&self, ty: ExprId) -> bool {
        match self.decl[ty] {
            Expr::ArrayType { len: Some(len), .. } => matches!(self.decl[len], Expr::Ellipsis(_)),
            _ => false,
        }
    }

    /// Type and value of a constant.
    pub(in crate::types) fn const_value(
        &mut self,
        ty: Option<ExprId>,
        value: Option<ExprId>,
        iota: u32,
    ) -> (Ty, Value) {
        self.iota = Some(iota);
        let ty = ty.map(|ty| self.type_of(ty));
        self.init_const(ty, value)
    }
}
