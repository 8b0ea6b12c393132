//! Statements as they stand in lists, and the goroutines that they start.

use crate::intern::Symbol;
use crate::model::Model;
use crate::summary::{Place, field_of};
use crate::syntax::ast::{Expr, ExprId, Stmt, StmtId};
use crate::syntax::visit::Node;
use crate::types::{LocalId, TypeName};

impl Model<'_> {
    /// The innermost statement at or around a node that stands in a block or clause: for the init statement of an `if` the
    /// `if`.
    pub fn enclosing_listed_stmt(&self, node: Node) -> Option<StmtId> {
        let around = std::iter::once(node).chain(self.ancestors(node));
        around.filter_map(Node::stmt).find(|stmt| self.siblings(*stmt).is_some())
    }

    /// The statement before `stmt` in the same block or clause.
    pub fn previous_stmt(&self, stmt: StmtId) -> Option<StmtId> {
        let siblings = self.siblings(stmt)?;
        let at = siblings.iter().position(|sibling| *sibling == stmt)?;
        siblings.get(at.checked_sub(1)?).copied()
    }

    /// Whether the innermost statement around an expression defers it.
    pub fn is_deferred(&self, expr: ExprId) -> bool {
        self.stmt_of(expr).is_some_and(|stmt| matches!(self.decl()[stmt], Stmt::Defer(_)))
    }

    /// The `go` statement that calls a function literal where it stands.
    pub fn go_statement_of(&self, lit: ExprId) -> Option<StmtId> {
        let call = self.parent(Node::Expr(lit))?.expr()?;
        let Expr::Call { fun, .. } = self.decl()[call] else { return None };
        let stmt = self.parent(Node::Expr(call))?.stmt()?;
        (fun == lit && matches!(self.decl()[stmt], Stmt::Go(_))).then_some(stmt)
    }

    /// The function literal that a `go` statement calls.
    pub fn literal_started_by(&self, stmt: StmtId) -> Option<ExprId> {
        let Stmt::Go(call) = self.decl()[stmt] else { return None };
        let Expr::Call { fun, .. } = self.decl()[call] else { return None };
        let lit = self.decl().unparen(fun);
        matches!(self.decl()[lit], Expr::FuncLit { .. }).then_some(lit)
    }

    /// The call that a statement consists of, its results dropped or assigned to `_`.
    pub fn bare_call(&self, stmt: StmtId) -> Option<ExprId> {
        match self.decl()[stmt] {
            Stmt::Expr(call) => self.as_call(call),
            Stmt::Assign { lhs, rhs, .. } => {
                let drops = self.decl().list(lhs).all(|target| self.is_blank(target));
                self.as_call(self.decl().only(rhs)?).filter(|_| drops)
            }
            _ => None,
        }
    }

    /// The place that an expression names or is another name of: `c` for `t` after `t := c.(*net.TCPConn)`.
    pub fn aliased_place(&self, expr: ExprId) -> Option<Place> {
        let mut place = self.place(expr)?;
        for _ in 0..MAX_ALIASES {
            let source = place.as_local().and_then(|local| self.only_definition(local));
            match source.filter(|source| source.result == 0).and_then(|source| self.place(source.value)) {
                Some(base) => place = base,
                None => break,
            }
        }
        Some(place)
    }

    /// The method call that an expression is the receiver of.
    pub fn call_on(&self, receiver: ExprId) -> Option<ExprId> {
        let selector = self.parent(Node::Expr(receiver))?.expr()?;
        let call = self.parent(Node::Expr(selector))?.expr()?;
        let is_receiver = matches!(self.decl()[selector], Expr::Selector { x, .. } if x == receiver);
        let is_call = matches!(self.decl()[call], Expr::Call { fun, .. } if fun == selector);
        (is_receiver && is_call).then_some(call)
    }

    /// The field that a selector names, with the type that declares it.
    pub fn field_named(&self, expr: ExprId) -> Option<(TypeName, Symbol)> {
        field_of(self.decl(), self.info(), expr)
    }

    /// The `return` statement of an error check, with another error in place of the one that it checks: all that the check
    /// does is to return, and each result is that error or says nothing of it.
    pub fn return_like(&self, check: StmtId, err: LocalId, other: &str) -> Option<String> {
        let Stmt::If { then, .. } = self.decl()[check] else { return None };
        let only = self.decl().only(match self.decl()[then] {
            Stmt::Block(list) => list,
            _ => return None,
        })?;
        let Stmt::Return(results) = self.decl()[only] else { return None };
        let values: Option<Vec<String>> = self
            .decl()
            .list(results)
            .map(|result| match self.decl()[result] {
                _ if self.local(result) == Some(err) => Some(other.to_owned()),
                Expr::Ident(name) => Some(name.to_string()),
                _ => None,
            })
            .collect();
        Some(format!("return {}", values?.join(", ")).trim_end().to_owned())
    }

    /// The last name of an expression: `conns` of `s.conns`.
    pub fn last_name(&self, expr: ExprId) -> Option<Symbol> {
        match self.decl()[self.decl().unparen(expr)] {
            Expr::Selector { sel, .. } => self.decl().ident(sel),
            Expr::Ident(name) => Some(name),
            _ => None,
        }
    }
}

/// Aliases of aliases are followed this far.
const MAX_ALIASES: usize = 3;
