//! Assignments and short variable declarations.

use super::Checker;
use super::expr::{Context, value_only};
use super::operand::Operand;
use crate::syntax::ast::{Expr, ExprId, List};
use crate::types::info::{Def, LocalId, LocalKind, Mode};
use crate::types::ty::{Basic, Ty, TyKind};

impl Checker<'_> {
    /// Checks the values that variables are initialized with. A variable without a type has `None`; the result has the
    /// types of all of them.
    pub(super) fn init_vars(&mut self, targets: &[Option<Ty>], values: List<ExprId>, comma_ok: bool) -> Vec<Ty> {
        if targets.len() == values.len() && !self.is_single_call(values) {
            let values = self.decl.list(values).zip(targets.to_vec());
            return values
                .map(|(value, target)| {
                    let mut x = self.expr_for(value, target);
                    self.init_var(target, &mut x)
                })
                .collect();
        }
        let Some(value) = self.decl.only(values) else {
            self.open_args(values);
            return targets.iter().map(|target| target.unwrap_or(Ty::UNKNOWN)).collect();
        };
        let (mut operands, is_comma_ok) = self.multi_value(value, comma_ok && targets.len() == 2);
        if operands.len() != targets.len() {
            operands.iter().for_each(|x| self.leave_open(x));
            return targets.iter().map(|target| target.unwrap_or(Ty::UNKNOWN)).collect();
        }
        let types = operands.iter_mut().zip(targets).map(|(x, target)| self.init_var(*target, x)).collect();
        if is_comma_ok {
            self.record_pair(value, &operands);
        }
        types
    }

    fn init_var(&mut self, target: Option<Ty>, x: &mut Operand) -> Ty {
        if target.is_none() && (!x.is_known() || x.is_nil()) {
            return Ty::UNKNOWN;
        }
        let ty = target.unwrap_or_else(|| x.ty.default_type());
        self.assign(x, Some(ty));
        ty
    }

    /// A single call is the source of all values, however many there are.
    fn is_single_call(&self, values: List<ExprId>) -> bool {
        self.decl.only(values).is_some_and(|value| self.is_call(value))
    }

    /// The values of an expression; where a second one is asked for, `ok` may be it.
    fn multi_value(&mut self, e: ExprId, comma_ok: bool) -> (Vec<Operand>, bool) {
        let x = value_only(self.expr_in(e, Context::default()));
        match x.ty.kind() {
            TyKind::Tuple(types) if x.mode == Mode::Value => {
                return (types.iter().map(|ty| Operand::value(*ty, e)).collect(), false);
            }
            _ => {}
        }
        // The value of what is not known has an `ok` beside it as well, if the code is right.
        let has_ok = matches!(x.mode, Mode::MapIndex | Mode::CommaOk) || (!x.is_known() && !self.is_call(e));
        if !comma_ok || !has_ok {
            return (vec![x], false);
        }
        let first = if x.is_known() { Operand::new(Mode::Value, x.ty, e) } else { x };
        (vec![first, Operand::value(Ty::basic(Basic::UntypedBool), e)], true)
    }

    /// Records that an expression has two values in this place.
    fn record_pair(&mut self, e: ExprId, operands: &[Operand]) {
        let [value, ok] = operands else { return };
        if value.is_known()
            && let Some((mode, _)) = self.recorded(e)
        {
            self.record_comma_ok(e, mode, value.ty, ok.ty.default_type());
        }
    }

    /// `lhs = rhs`
    pub(super) fn assign_stmt(&mut self, lhs: List<ExprId>, rhs: List<ExprId>) {
        if lhs.len() == rhs.len() && !self.is_single_call(rhs) {
            for (left, right) in self.decl.list(lhs).zip(self.decl.list(rhs)) {
                let target = self.left_side(left);
                let mut x = self.expr_for(right, target);
                self.assign(&mut x, target);
            }
            return;
        }
        let Some(value) = self.decl.only(rhs) else {
            self.open_args(lhs);
            self.open_args(rhs);
            return;
        };
        let (mut operands, is_comma_ok) = self.multi_value(value, lhs.len() == 2);
        if operands.len() != lhs.len() {
            operands.iter().for_each(|x| self.leave_open(x));
            self.open_args(lhs);
            return;
        }
        for (left, x) in self.decl.list(lhs).zip(&mut operands) {
            let target = self.left_side(left);
            self.assign_ok(x, target, is_comma_ok);
        }
        if is_comma_ok {
            self.record_pair(value, &operands);
        }
    }

    /// The `ok` of an assignment is an untyped boolean of no expression of its own.
    fn assign_ok(&mut self, x: &mut Operand, target: Option<Ty>, is_comma_ok: bool) {
        if is_comma_ok && x.ty.is_untyped() {
            let is_boolean = |ty: &Ty| self.all_basic(*ty, Basic::is_boolean);
            x.ty = target.filter(is_boolean).unwrap_or(Ty::BOOL);
            return;
        }
        self.assign(x, target);
    }

    /// The type of the left side of an assignment; `None` for the blank identifier.
    pub(super) fn left_side(&mut self, e: ExprId) -> Option<Ty> {
        if self.is_blank(e) {
            self.define(self.decl.unparen(e), Def::None);
            return None;
        }
        Some(self.expr(e).ty)
    }

    /// `lhs := rhs`
    pub(super) fn define_stmt(&mut self, lhs: List<ExprId>, rhs: List<ExprId>) {
        let mut targets = Vec::with_capacity(lhs.len());
        let mut fresh = Vec::new();
        for left in self.decl.list(lhs) {
            let Expr::Ident(name) = self.decl[left] else {
                let x = self.raw_expr(left);
                targets.push(Some(x.ty));
                fresh.push(None);
                continue;
            };
            if let Some(known) = self.lookup_innermost(name) {
                self.define(left, Def::Local(known));
                targets.push(self.local(known).map(|local| local.ty));
                fresh.push(None);
                continue;
            }
            let local = self.new_local(left, LocalKind::Var, Ty::UNKNOWN);
            self.define(left, Def::Local(local));
            targets.push(None);
            fresh.push(Some(local));
        }
        let types = self.init_ok(&targets, rhs);
        self.begin(&fresh, &types);
    }

    /// As [`Checker::init_vars`], with `ok` allowed.
    pub(super) fn init_ok(&mut self, targets: &[Option<Ty>], rhs: List<ExprId>) -> Vec<Ty> {
        self.init_vars(targets, rhs, true)
    }

    /// Gives new locals their types and begins their scope.
    pub(super) fn begin(&mut self, locals: &[Option<LocalId>], types: &[Ty]) {
        for (local, ty) in locals.iter().zip(types) {
            let Some(local) = *local else { continue };
            self.set_local_type(local, *ty);
            self.bind(local);
            if let Some(ident) = self.local(local).map(|local| local.ident) {
                self.record_declared(ident, *ty);
            }
        }
    }

    /// An identifier that declares a variable has its type, too.
    pub(super) fn record_declared(&mut self, ident: ExprId, ty: Ty) {
        self.record_type(ident, Mode::Var, ty);
    }
}
