//! Statements that follow each other.

use crate::model::Model;
use crate::syntax::ast::StmtId;

impl Model<'_> {
    /// `stmts`, in source order, as stretches of statements that stand directly behind each other: first and last of each.
    pub fn stretches(&self, mut stmts: Vec<StmtId>) -> Vec<(StmtId, StmtId)> {
        stmts.sort_by_key(|stmt| self.decl().stmt_span(*stmt).start);
        stmts.dedup();
        let mut stretches: Vec<(StmtId, StmtId)> = Vec::new();
        for stmt in stmts {
            match stretches.last_mut() {
                Some((_, last)) if self.next_stmt(*last) == Some(stmt) => *last = stmt,
                _ => stretches.push((stmt, stmt)),
            }
        }
        stretches
    }
}
