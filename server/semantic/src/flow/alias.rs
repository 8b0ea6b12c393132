//! Variables that are another name for what an earlier variable holds.

use super::cfg::Point;
use super::facts::variable;
use super::locals::{Locals, Value};
use crate::syntax::ast::{Decl, Expr, ExprId, UnaryOp};
use crate::types::{Info, LocalId, Mode};

/// How an alias was made.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Alias {
    /// `a := b`
    Copy,
    /// `a := b.(T)`, or the symbol of a type switch.
    Assertion,
    /// `a := T(b)`
    Conversion,
    /// `a := &b`
    Address,
    /// `a := b[i:j]`
    Slice,
}

/// The variable that an expression is another form of, one step away, and how.
pub fn source(decl: &Decl, info: &Info, expr: ExprId) -> Option<(LocalId, Alias)> {
    let expr = decl.unparen(expr);
    let (x, how) = match decl[expr] {
        Expr::Ident(_) => (expr, Alias::Copy),
        Expr::TypeAssert { x, .. } => (x, Alias::Assertion),
        Expr::Unary { op: UnaryOp::And, x } => (x, Alias::Address),
        Expr::Slice { x, .. } => (x, Alias::Slice),
        Expr::Call { fun, args, .. } if info.mode(fun) == Mode::Type => (decl.only(args)?, Alias::Conversion),
        _ => return None,
    };
    Some((variable(decl, info, x)?, how))
}

/// The variable that a value is another form of.
pub fn source_of_value(decl: &Decl, info: &Info, value: Value) -> Option<(LocalId, Alias)> {
    match value {
        Value::Expr(expr) => source(decl, info, expr),
        Value::Guard { operand, .. } => Some((variable(decl, info, operand?)?, Alias::Assertion)),
        _ => None,
    }
}

impl Locals {
    /// The variables that are set, here and one step away, to what `local` holds: the alias, how, and where.
    pub fn aliases(&self, decl: &Decl, info: &Info, local: LocalId) -> Vec<(LocalId, Alias, Point)> {
        let source = |value| source_of_value(decl, info, value).filter(|(source, _)| *source == local);
        let writes = self.all_writes().filter(|(other, ..)| *other != local);
        let aliased = writes.filter_map(|(other, point, value)| Some((other, source(value)?.1, point)));
        let mut aliases: Vec<_> = aliased.collect();
        aliases.sort_unstable_by_key(|(other, _, point)| (*point, *other));
        aliases
    }
}
