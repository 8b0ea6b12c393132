//! Statements before which others can be put, and statements that leave with an error.

use crate::flow::FuncRef;
use crate::model::Model;
use crate::syntax::ast::{Stmt, StmtId};
use crate::syntax::visit::Node;

impl Model<'_> {
    /// The statement of a block or clause that runs an expression or statement each time that it is run itself: the `if`
    /// statement for what stands in its header. `None` for the header of a loop, where that isn't so.
    pub fn listed_stmt(&self, node: Node) -> Option<StmtId> {
        let is_header = |stmt: StmtId| matches!(self.decl()[stmt], Stmt::For { .. } | Stmt::Range { .. });
        let mut stmt = match node {
            Node::Stmt(stmt) => stmt,
            Node::Expr(expr) => self.stmt_of(expr).filter(|stmt| !is_header(*stmt))?,
            _ => return None,
        };
        while self.siblings(stmt).is_none() {
            let around = self.parent(Node::Stmt(stmt))?.stmt()?;
            match self.decl()[around] {
                Stmt::If { then, els, .. } if els != Some(stmt) && then != stmt => {}
                Stmt::Switch { init: Some(init), .. } | Stmt::TypeSwitch { init: Some(init), .. } if init == stmt => {}
                _ => return None,
            }
            stmt = around;
        }
        Some(stmt)
    }

    /// `return` with an error, and the zero value of each other result; a plain one for functions without results. Nothing
    /// for functions that have results and no error among them.
    pub fn failing_return(&self, func: FuncRef, error: &str) -> Option<String> {
        let plain = self.zero_return(func)?;
        match self.results(func).last() {
            None => Some(plain),
            Some(last) if last.is_error() => Some(format!("{}{error}", plain.strip_suffix("nil")?)),
            Some(_) => None,
        }
    }
}
