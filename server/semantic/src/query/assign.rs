//! Where the results of a call go, and the statement around it.

use crate::model::Model;
use crate::syntax::ast::{AssignTok, Expr, ExprId, Span, Spec, Stmt, StmtId};
use crate::syntax::visit::Node;
use crate::types::{LocalId, LocalKind};

/// An assignment or variable declaration whose only right side is a certain call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Receiving {
    /// The assignment or declaration statement.
    pub stmt: StmtId,
    /// Whether it declares variables: `:=` or `var`.
    pub declares: bool,
}

impl Model<'_> {
    /// The assignment or declaration inside a function that takes the results of `call`.
    pub fn receiving(&self, call: ExprId) -> Option<Receiving> {
        match self.unparenthesized_parent(call)? {
            Node::Stmt(stmt) => match self.decl()[stmt] {
                Stmt::Assign { rhs, tok, .. } if rhs.len() == 1 => {
                    Some(Receiving { stmt, declares: tok == AssignTok::Define })
                }
                _ => None,
            },
            Node::Spec(spec) => match self.decl()[spec] {
                Spec::Value { values, .. } if values.len() == 1 => {
                    let stmt = self.parent(Node::Spec(spec))?.stmt()?;
                    Some(Receiving { stmt, declares: true })
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// The left side that takes result `index` of `call`: an identifier, perhaps blank, or another place.
    pub fn target(&self, call: ExprId, index: usize) -> Option<ExprId> {
        match self.unparenthesized_parent(call)? {
            Node::Stmt(stmt) => match self.decl()[stmt] {
                Stmt::Assign { lhs, rhs, .. } if rhs.len() == 1 => self.decl().at(lhs, index),
                _ => None,
            },
            Node::Spec(spec) => match self.decl()[spec] {
                Spec::Value { names, values, .. } if values.len() == 1 => self.decl().at(names, index),
                _ => None,
            },
            _ => None,
        }
    }

    /// The local variable that takes result `index` of `call`.
    pub fn target_local(&self, call: ExprId, index: usize) -> Option<LocalId> {
        self.local(self.target(call, index)?)
    }

    /// The variable that an identifier names, if it was declared in the same function: neither captured nor a result.
    pub fn own_local(&self, ident: ExprId) -> Option<LocalId> {
        let local = self.local(ident)?;
        let object = self.local_object(local)?;
        let is_own = object.func == self.enclosing_func(Node::Expr(ident)).lit();
        (is_own && matches!(object.kind, LocalKind::Var | LocalKind::Param(_))).then_some(local)
    }

    /// The variable that an identifier declares.
    pub fn declared(&self, ident: ExprId) -> Option<LocalId> {
        let local = self.local(ident)?;
        (self.local_object(local)?.ident == ident).then_some(local)
    }

    /// The parameters of the declared function, with their positions. Those without a name are left out.
    pub fn params(&self) -> impl Iterator<Item = (u32, LocalId)> + '_ {
        let numbered = (0..).map(LocalId).zip(&self.info().locals);
        numbered.filter_map(|(local, object)| match object.kind {
            LocalKind::Param(index) if object.func.is_none() && object.name != "_" => Some((index, local)),
            _ => None,
        })
    }

    /// Whether `=` in an assignment could be `:=` without declaring anew what it assigns to: all of it was declared in the
    /// same block.
    pub fn can_define(&self, stmt: StmtId) -> bool {
        let Stmt::Assign { lhs, .. } = self.decl()[stmt] else { return false };
        self.decl().list(lhs).all(|target| self.is_blank(target) || self.is_declared_beside(target, stmt))
    }

    fn is_declared_beside(&self, target: ExprId, stmt: StmtId) -> bool {
        let Some(object) = self.local(target).and_then(|local| self.local_object(local)) else { return false };
        let block = self.parent(Node::Stmt(stmt));
        let func = self.enclosing_func(Node::Stmt(stmt));
        match object.kind {
            LocalKind::Param(_) | LocalKind::Receiver | LocalKind::Result(_) => {
                object.func == func.lit() && block.and_then(Node::stmt) == func.body(self.decl())
            }
            LocalKind::Var => {
                let declared = self.ancestors(Node::Expr(object.ident)).find(|node| matches!(node, Node::Stmt(_)));
                declared.is_some_and(|declared| self.parent(declared) == block)
            }
            _ => false,
        }
    }

    /// The operator of an assignment with the space around it.
    pub fn assign_operator(&self, stmt: StmtId) -> Option<Span> {
        let Stmt::Assign { lhs, rhs, .. } = self.decl()[stmt] else { return None };
        let (left, right) = (self.decl().list(lhs).last()?, self.decl().list(rhs).next()?);
        Some(Span::new(self.span(left).end, self.span(right).start))
    }

    /// The statements `_ = x` for a local variable `x`.
    pub fn discards(&self, local: LocalId) -> Vec<StmtId> {
        let is_discard = |stmt: &StmtId| match self.decl()[*stmt] {
            Stmt::Assign { lhs, rhs, .. } => {
                let (target, value) = (self.decl().only(lhs), self.decl().only(rhs));
                target.is_some_and(|target| self.is_blank(target)) && value.and_then(|it| self.local(it)) == Some(local)
            }
            _ => false,
        };
        self.decl().stmts().filter(is_discard).collect()
    }

    /// Whether an expression is the blank identifier.
    pub fn is_blank(&self, expr: ExprId) -> bool {
        self.decl().ident(expr).is_some_and(|name| name == "_")
    }

    /// The statements of the block or clause that `stmt` stands in directly.
    pub fn siblings(&self, stmt: StmtId) -> Option<Vec<StmtId>> {
        let list = match self.decl()[self.parent(Node::Stmt(stmt))?.stmt()?] {
            Stmt::Block(list) => list,
            Stmt::Case { body, .. } | Stmt::Comm { body, .. } => body,
            _ => return None,
        };
        let siblings: Vec<StmtId> = self.decl().list(list).collect();
        siblings.contains(&stmt).then_some(siblings)
    }

    /// The statement after `stmt` in the same block or clause.
    pub fn next_stmt(&self, stmt: StmtId) -> Option<StmtId> {
        let siblings = self.siblings(stmt)?;
        let at = siblings.iter().position(|sibling| *sibling == stmt)?;
        siblings.get(at + 1).copied()
    }

    /// The `if err != nil` statement that looks at `err` directly after `stmt`, or that `stmt` is the init statement of.
    pub fn error_check(&self, stmt: StmtId, err: LocalId) -> Option<StmtId> {
        let around = self.parent(Node::Stmt(stmt)).and_then(Node::stmt);
        let holds = |candidate: StmtId, init: Option<StmtId>| match self.decl()[candidate] {
            Stmt::If { init: found, cond, .. } => found == init && self.is_not_nil(cond) == Some(err),
            _ => false,
        };
        around
            .filter(|&candidate| holds(candidate, Some(stmt)))
            .or_else(|| self.next_stmt(stmt).filter(|&candidate| holds(candidate, None)))
    }

    /// The local that the condition `x != nil` compares.
    pub fn is_not_nil(&self, cond: ExprId) -> Option<LocalId> {
        use crate::syntax::ast::BinaryOp::Neq;
        let Expr::Binary { op: Neq, x, y } = self.decl()[self.decl().unparen(cond)] else { return None };
        match (self.is_nil(x), self.is_nil(y)) {
            (false, true) => self.local(x),
            (true, false) => self.local(y),
            _ => None,
        }
    }

    /// Whether an expression is the predeclared `nil`.
    pub fn is_nil(&self, expr: ExprId) -> bool {
        self.info().mode(self.decl().unparen(expr)) == crate::types::Mode::Nil
    }

    fn unparenthesized_parent(&self, expr: ExprId) -> Option<Node> {
        let mut parent = self.parent(Node::Expr(expr))?;
        while let Node::Expr(outer) = parent {
            if !matches!(self.decl()[outer], Expr::Paren(_)) {
                break;
            }
            parent = self.parent(parent)?;
        }
        Some(parent)
    }
}
