//! What a branch tells about the operands of its condition.

use smallvec::{SmallVec, smallvec};

use super::cfg::EdgeKind;
use crate::syntax::ast::{BinaryOp, Decl, Expr, ExprId};
use crate::types::{Const, Def, Info, LocalId, Mode};

/// What is known of a value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Is {
    /// It is `nil`.
    Nil,
    /// It is not `nil`.
    NotNil,
    /// It is true.
    True,
    /// It is false.
    False,
    /// It equals the value of an expression.
    Equal(ExprId),
    /// It does not equal the value of an expression.
    NotEqual(ExprId),
}

impl Is {
    /// Whether both can't hold at once.
    pub fn excludes(self, other: Is) -> bool {
        let pair = |a: Is, b: Is| (self == a && other == b) || (self == b && other == a);
        pair(Is::Nil, Is::NotNil) || pair(Is::True, Is::False)
    }
}

/// Something that is known of the value of an expression.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fact {
    /// The expression without parentheses, evaluated right before the branch.
    pub subject: ExprId,
    /// What is known.
    pub is: Is,
}

/// What is known when control takes an edge of this kind.
pub fn facts(decl: &Decl, info: &Info, kind: EdgeKind) -> SmallVec<[Fact; 2]> {
    match kind {
        EdgeKind::True(cond) => condition(decl, info, cond, true),
        EdgeKind::False(cond) => condition(decl, info, cond, false),
        EdgeKind::Case(tag, value) => equality(decl, info, tag, value, true),
        EdgeKind::NotCase(tag, value) => equality(decl, info, tag, value, false),
        _ => SmallVec::new(),
    }
}

/// The variable that an expression is.
pub fn variable(decl: &Decl, info: &Info, expr: ExprId) -> Option<LocalId> {
    match info.def(decl.unparen(expr)) {
        Def::Local(local) => Some(local),
        _ => None,
    }
}

/// Whether an expression is the predeclared `nil`.
pub fn is_nil(decl: &Decl, info: &Info, expr: ExprId) -> bool {
    let expr = decl.unparen(expr);
    info.mode(expr) == Mode::Nil || matches!(info.def(expr), Def::Universe(name) if name == "nil")
}

fn condition(decl: &Decl, info: &Info, cond: ExprId, holds: bool) -> SmallVec<[Fact; 2]> {
    let cond = decl.unparen(cond);
    match decl[cond] {
        Expr::Binary { op: BinaryOp::Eql, x, y } => equality(decl, info, x, y, holds),
        Expr::Binary { op: BinaryOp::Neq, x, y } => equality(decl, info, x, y, !holds),
        _ => {
            let mut facts = smallvec![Fact { subject: cond, is: truth(holds) }];
            // An error that is one of known ones, or of a known type, is an error.
            if holds && let Some(subject) = matched_error(decl, info, cond) {
                facts.push(Fact { subject, is: Is::NotNil });
            }
            facts
        }
    }
}

fn truth(holds: bool) -> Is {
    if holds { Is::True } else { Is::False }
}

fn equality(decl: &Decl, info: &Info, x: ExprId, y: ExprId, equal: bool) -> SmallVec<[Fact; 2]> {
    let (x, y) = (decl.unparen(x), decl.unparen(y));
    let nil = if equal { Is::Nil } else { Is::NotNil };
    if is_nil(decl, info, y) {
        return smallvec![Fact { subject: x, is: nil }];
    }
    if is_nil(decl, info, x) {
        return smallvec![Fact { subject: y, is: nil }];
    }
    let mut facts = SmallVec::new();
    for (subject, other) in [(x, y), (y, x)] {
        if let Some(Const::Bool(value)) = info.value(other) {
            facts.push(Fact { subject, is: truth(*value == equal) });
        } else if info.value(subject).is_none() {
            facts.push(Fact { subject, is: if equal { Is::Equal(other) } else { Is::NotEqual(other) } });
        }
        if equal && is_sentinel(decl, info, other) {
            facts.push(Fact { subject, is: Is::NotNil });
        }
    }
    facts
}

/// Whether an expression names a package's variable such as `io.EOF`; those that errors are compared with are never nil.
fn is_sentinel(decl: &Decl, info: &Info, expr: ExprId) -> bool {
    let name = match decl[expr] {
        Expr::Selector { sel, .. } => sel,
        Expr::Ident(_) => expr,
        _ => return false,
    };
    match info.def(name) {
        Def::Package(object) => {
            let name = object.name.as_str();
            let is_named_so = name.starts_with("Err") || name.starts_with("err") || name == "EOF";
            is_named_so && info.mode(expr) == Mode::Var
        }
        _ => false,
    }
}

/// The error that `errors.Is` or `errors.As` looks at.
fn matched_error(decl: &Decl, info: &Info, call: ExprId) -> Option<ExprId> {
    let Expr::Call { fun, args, .. } = decl[call] else { return None };
    let Expr::Selector { x, sel } = decl[decl.unparen(fun)] else { return None };
    let is_errors = matches!(info.def(x), Def::Import(path) if path == "errors");
    let name = decl.ident(sel)?;
    (is_errors && (name == "Is" || name == "As")).then(|| decl.at(args, 0)).flatten().map(|arg| decl.unparen(arg))
}
