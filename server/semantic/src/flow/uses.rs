//! What is done with a value: where the expression that yields it stands, looked at through everything that only gives
//! the same value another form.

use rustc_hash::FxHashMap;

use crate::intern::Symbol;
use crate::syntax::ast::{AssignTok, BinaryOp, Decl, Expr, ExprId, List, Spec, Stmt, StmtId, UnaryOp};
use crate::syntax::locate::Parents;
use crate::syntax::visit::Node;
use crate::types::{Def, Info, LocalId, Mode};

/// What is done with a value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Use {
    /// Nothing: it is an expression statement, or assigned to `_`.
    Discarded,
    /// It is no value but a variable that is given one, by an assignment or a declaration.
    Written(Node),
    /// It is changed by `++`, `--` or an assignment with an operation.
    Updated(StmtId),
    /// A method of it is called, or taken as a value.
    Receiver {
        /// The selector of the method.
        selector: ExprId,
        /// The call, if it is called.
        call: Option<ExprId>,
    },
    /// A field of it is named: what is done with that is another question.
    Field(ExprId),
    /// It is called.
    Called(ExprId),
    /// It is an argument of a call.
    Argument {
        /// The call.
        call: ExprId,
        /// Which argument.
        index: u32,
    },
    /// It is returned, as this result.
    Returned {
        /// The statement.
        stmt: StmtId,
        /// Which result.
        index: u32,
    },
    /// It is assigned to something, or a variable is declared with it.
    Stored {
        /// The statement or specification.
        by: Node,
        /// The variable, field or element that it is assigned to.
        target: ExprId,
    },
    /// It is an element, key or field of a composite literal.
    Element(ExprId),
    /// It is sent on a channel.
    Sent(StmtId),
    /// It is a channel that is sent on.
    SentOn(StmtId),
    /// It is a channel that is received from.
    Received(ExprId),
    /// It is ranged over.
    Ranged(StmtId),
    /// An element of it is named.
    Indexed(ExprId),
    /// It is an index, a key, or a bound of a slice.
    Index(ExprId),
    /// It is the operand of a type switch.
    Switched(StmtId),
    /// It decides a branch: a condition, a switch's tag, a case.
    Decides(StmtId),
    /// It is compared, with the other operand.
    Compared {
        /// The comparison.
        expr: ExprId,
        /// The other operand.
        other: ExprId,
    },
    /// It is an operand of another operator.
    Operand(ExprId),
    /// Something else, or what could not be read.
    Other,
}

/// How a value was given another form on its way.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Through {
    /// `&x`
    pub address: bool,
    /// `*x`
    pub pointee: bool,
    /// `x.(T)`
    pub assertion: bool,
    /// `T(x)`
    pub conversion: bool,
    /// `x[i:j]`
    pub slice: bool,
}

/// What is done with the value of an expression, and in which form.
pub fn use_of(decl: &Decl, info: &Info, parents: &Parents, expr: ExprId) -> (Through, Use) {
    let mut through = Through::default();
    let mut at = expr;
    while let Some(Node::Expr(parent)) = parents.parent(Node::Expr(at)) {
        match decl[parent] {
            Expr::Paren(_) => {}
            Expr::Unary { op: UnaryOp::And, .. } => through.address = true,
            Expr::Star(_) => through.pointee = true,
            Expr::TypeAssert { x, ty: Some(_) } if x == at => through.assertion = true,
            Expr::Slice { x, .. } if x == at => through.slice = true,
            Expr::Call { fun, .. } if fun != at && info.mode(fun) == Mode::Type => through.conversion = true,
            _ => break,
        }
        at = parent;
    }
    let found = match parents.parent(Node::Expr(at)) {
        Some(Node::Expr(parent)) => in_expr(decl, info, parents, at, parent),
        Some(Node::Stmt(parent)) => in_stmt(decl, at, parent),
        Some(Node::Spec(spec)) => match decl[spec] {
            Spec::Value { names, values, .. } => assigned(decl, at, values, names, Node::Spec(spec)),
            _ => Use::Other,
        },
        Some(Node::Field(_)) | None => Use::Other,
    };
    (through, found)
}

fn in_expr(decl: &Decl, info: &Info, parents: &Parents, at: ExprId, parent: ExprId) -> Use {
    match decl[parent] {
        Expr::Selector { x, sel } if x == at => {
            let call = call_of(decl, parents, parent);
            match info.def(sel) {
                Def::Method { .. } => Use::Receiver { selector: parent, call },
                Def::Unknown if call.is_some() => Use::Receiver { selector: parent, call },
                _ => Use::Field(parent),
            }
        }
        // The name of a qualified identifier: what is done with the whole of it.
        Expr::Selector { .. } => use_of(decl, info, parents, parent).1,
        Expr::Call { fun, .. } if fun == at => Use::Called(parent),
        Expr::Call { args, .. } => Use::Argument { call: parent, index: position(decl, args, at) },
        Expr::CompositeLit { ty, .. } if ty != Some(at) => Use::Element(parent),
        Expr::KeyValue { .. } => match parents.parent(Node::Expr(parent)) {
            Some(Node::Expr(lit)) => Use::Element(lit),
            _ => Use::Other,
        },
        // `x.(type)`
        Expr::TypeAssert { ty: None, .. } => switch_around(decl, parents, parent).map_or(Use::Other, Use::Switched),
        Expr::Index { x, .. } if x == at => Use::Indexed(parent),
        Expr::Index { .. } | Expr::Slice { .. } => Use::Index(parent),
        Expr::Unary { op: UnaryOp::Arrow, .. } => Use::Received(parent),
        Expr::Binary { op, x, y } if is_comparison(op) => {
            Use::Compared { expr: parent, other: if x == at { y } else { x } }
        }
        Expr::Unary { .. } | Expr::Binary { .. } => Use::Operand(parent),
        _ => Use::Other,
    }
}

fn is_comparison(op: BinaryOp) -> bool {
    use BinaryOp::{Eql, Geq, Gtr, Leq, Lss, Neq};
    matches!(op, Eql | Neq | Lss | Leq | Gtr | Geq)
}

fn in_stmt(decl: &Decl, at: ExprId, parent: StmtId) -> Use {
    match decl[parent] {
        Stmt::Expr(_) => Use::Discarded,
        Stmt::Return(results) => Use::Returned { stmt: parent, index: position(decl, results, at) },
        Stmt::Send { chan, .. } if chan == at => Use::SentOn(parent),
        Stmt::Send { .. } => Use::Sent(parent),
        Stmt::IncDec { .. } => Use::Updated(parent),
        Stmt::Range { x, .. } if x == at => Use::Ranged(parent),
        Stmt::Range { .. } => Use::Written(Node::Stmt(parent)),
        Stmt::Assign { lhs, rhs, tok } => {
            let is_target = decl.list(lhs).any(|left| left == at);
            match tok {
                AssignTok::Op(_) if is_target => Use::Updated(parent),
                AssignTok::Op(_) => Use::Operand(at),
                _ if is_target => Use::Written(Node::Stmt(parent)),
                _ => assigned(decl, at, rhs, lhs, Node::Stmt(parent)),
            }
        }
        Stmt::If { .. } | Stmt::For { .. } | Stmt::Switch { .. } | Stmt::Case { .. } => Use::Decides(parent),
        _ => Use::Other,
    }
}

/// The use of a value on the right side of an assignment, or that of a name on the left side of a specification.
fn assigned(decl: &Decl, at: ExprId, values: List<ExprId>, targets: List<ExprId>, by: Node) -> Use {
    let Some(index) = decl.list(values).position(|value| value == at) else { return Use::Written(by) };
    match decl.at(targets, index) {
        Some(target) if decl.ident(target) == Some(Symbol::BLANK) => Use::Discarded,
        Some(target) => Use::Stored { by, target },
        None => Use::Other,
    }
}

fn call_of(decl: &Decl, parents: &Parents, fun: ExprId) -> Option<ExprId> {
    let mut at = fun;
    while let Some(Node::Expr(parent)) = parents.parent(Node::Expr(at)) {
        match decl[parent] {
            Expr::Paren(_) => at = parent,
            Expr::Call { fun, .. } if fun == at => return Some(parent),
            _ => return None,
        }
    }
    None
}

fn switch_around(decl: &Decl, parents: &Parents, guard: ExprId) -> Option<StmtId> {
    let mut around = parents.ancestors(Node::Expr(guard));
    around.find_map(|node| node.stmt().filter(|stmt| matches!(decl[*stmt], Stmt::TypeSwitch { .. })))
}

fn position(decl: &Decl, list: List<ExprId>, at: ExprId) -> u32 {
    let found = decl.list(list).position(|item| item == at);
    found.and_then(|index| u32::try_from(index).ok()).unwrap_or(0)
}

/// One place at which a variable is named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LocalUse {
    /// The identifier.
    pub ident: ExprId,
    /// The innermost function literal around it.
    pub lit: Option<ExprId>,
    /// In which form its value is used.
    pub through: Through,
    /// What for.
    pub used: Use,
}

/// The uses of all variables of a declaration.
#[derive(Debug, Default)]
pub struct Uses {
    by_local: FxHashMap<LocalId, Vec<LocalUse>>,
}

impl Uses {
    /// Looks at all identifiers of a declaration.
    pub fn of(decl: &Decl, info: &Info, parents: &Parents) -> Uses {
        let mut uses = Uses::default();
        for (ident, def) in info.defs() {
            let Def::Local(local) = def else { continue };
            if parents.parent(Node::Expr(ident)).is_none() {
                continue;
            }
            let (through, used) = use_of(decl, info, parents, ident);
            let mut around = parents.ancestors(Node::Expr(ident));
            let lit = around.find_map(|node| node.expr().filter(|id| matches!(decl[*id], Expr::FuncLit { .. })));
            uses.by_local.entry(local).or_default().push(LocalUse { ident, lit, through, used });
        }
        for list in uses.by_local.values_mut() {
            list.sort_by_key(|found| decl.expr_span(found.ident).start);
        }
        uses
    }

    /// The uses of a variable in source order, its declaration included.
    pub fn of_local(&self, local: LocalId) -> &[LocalUse] {
        self.by_local.get(&local).map_or(&[], Vec::as_slice)
    }
}
