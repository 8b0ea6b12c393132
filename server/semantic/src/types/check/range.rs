//! Range statements.

use super::Checker;
use super::operand::Operand;
use crate::syntax::ast::{Expr, ExprId, StmtId};
use crate::types::info::{Def, LocalKind};
use crate::types::ty::{Basic, Ty, TyKind};

/// What a range clause gives to its variables.
#[derive(Clone, Copy)]
enum Ranged {
    /// Key and value, as far as there are any.
    Types([Option<Ty>; 2]),
    /// An integer: the variable gets what the operand is converted to.
    Integer,
    Unknown,
}

impl Checker<'_> {
    /// `for vars = range x { body }`
    pub(super) fn range(&mut self, vars: [Option<ExprId>; 2], define: bool, x: ExprId, body: StmtId) {
        let mut operand = self.expr(x);
        let ranged = self.ranged(&operand);
        self.open_scope();
        if vars == [None, None] {
            if let Ranged::Integer = ranged {
                self.assign(&mut operand, None);
            }
        } else if define {
            self.define_range_vars(vars, ranged, &mut operand);
        } else {
            self.assign_range_vars(vars, ranged, &mut operand);
        }
        self.stmt(body);
        self.close_scope();
    }

    fn define_range_vars(&mut self, vars: [Option<ExprId>; 2], ranged: Ranged, operand: &mut Operand) {
        let mut locals = Vec::new();
        let mut types = Vec::new();
        for (position, var) in vars.into_iter().enumerate() {
            let Some(var) = var else { continue };
            let Expr::Ident(_) = self.decl[var] else { continue };
            let local = self.new_local(var, LocalKind::Var, Ty::UNKNOWN);
            self.define(var, Def::Local(local));
            let ty = match ranged {
                Ranged::Types(types) => types[position].unwrap_or(Ty::UNKNOWN),
                Ranged::Integer if position == 0 => {
                    let ty = operand.ty.default_type();
                    self.assign(operand, Some(ty));
                    ty
                }
                Ranged::Integer | Ranged::Unknown => Ty::UNKNOWN,
            };
            locals.push(Some(local));
            types.push(ty);
        }
        self.begin(&locals, &types);
    }

    fn assign_range_vars(&mut self, vars: [Option<ExprId>; 2], ranged: Ranged, operand: &mut Operand) {
        for (position, var) in vars.into_iter().enumerate() {
            let Some(var) = var else { continue };
            let target = self.left_side(var);
            if let (Ranged::Integer, 0) = (ranged, position) {
                self.assign(operand, target);
            }
        }
    }

    fn ranged(&self, x: &Operand) -> Ranged {
        if !x.is_known() {
            return Ranged::Unknown;
        }
        let Some(core) = self.facts.core_type(x.ty) else { return Ranged::Unknown };
        let core = match core.kind() {
            TyKind::Pointer(elem) => self.facts.underlying(*elem),
            _ => core,
        };
        match core.kind() {
            TyKind::Basic(basic) if basic.is_string() => Ranged::Types([Some(Ty::INT), Some(Ty::RUNE)]),
            TyKind::Basic(basic) if basic.is_integer() && x.ty.is_untyped() => Ranged::Integer,
            TyKind::Basic(basic) if basic.is_integer() => Ranged::Types([Some(x.ty), None]),
            // An untyped constant without a fraction is an integer.
            TyKind::Basic(Basic::UntypedFloat) => Ranged::Unknown,
            TyKind::Array(_, elem) | TyKind::Slice(elem) => Ranged::Types([Some(Ty::INT), Some(*elem)]),
            TyKind::Map(key, value) => Ranged::Types([Some(*key), Some(*value)]),
            TyKind::Chan(_, elem) => Ranged::Types([Some(*elem), None]),
            TyKind::Func { params, results, variadic: false } if results.is_empty() => self.yielded(params),
            _ => Ranged::Unknown,
        }
    }

    /// What an iterator function passes to its `yield`.
    fn yielded(&self, params: &[Ty]) -> Ranged {
        let [yield_type] = params else { return Ranged::Unknown };
        match self.facts.core_type(*yield_type).map(Ty::kind) {
            Some(TyKind::Func { params, .. }) => Ranged::Types([params.first().copied(), params.get(1).copied()]),
            _ => Ranged::Unknown,
        }
    }
}
