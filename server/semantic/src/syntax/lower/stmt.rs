//! Statements.

use super::expr::binary_op;
use super::kind::Kind;
use super::{At, Ids, Lower};
use crate::syntax::ast::{AssignTok, BranchTok, Expr, ExprId, List, Span, Stmt, StmtId};

impl Lower<'_> {
    /// A statement.
    pub(super) fn stmt(&mut self, at: At) -> StmtId {
        let raw = self.raw(at);
        let span = raw.span;
        if raw.missing {
            return self.out.stmt(span, Stmt::Bad);
        }
        let stmt = match raw.kind {
            Kind::ExpressionStatement => Stmt::Expr(self.expr(at)),
            Kind::Assignment | Kind::ShortVar => self.assignment(at),
            Kind::Return => Stmt::Return(self.return_values(at)),
            Kind::If => self.if_stmt(at),
            Kind::For => self.for_stmt(at),
            Kind::Block => return self.block(at),
            Kind::Go => Stmt::Go(self.expr_or_bad(self.first(at), at)),
            Kind::Defer => Stmt::Defer(self.expr_or_bad(self.first(at), at)),
            Kind::Inc | Kind::Dec => {
                Stmt::IncDec { x: self.expr_or_bad(self.first(at), at), inc: raw.kind == Kind::Inc }
            }
            Kind::Send => self.send(at),
            Kind::Receive => self.receive(at),
            Kind::Switch => self.switch(at),
            Kind::TypeSwitch => self.type_switch(at),
            Kind::Select => Stmt::Select { body: self.clauses(at, Clauses::Select) },
            Kind::Labeled => return self.labeled(at),
            Kind::Break => self.branch(at, BranchTok::Break),
            Kind::Continue => self.branch(at, BranchTok::Continue),
            Kind::Goto => self.branch(at, BranchTok::Goto),
            Kind::Fallthrough => self.branch(at, BranchTok::Fallthrough),
            Kind::EmptyStatement => Stmt::Empty,
            _ => self.gen_decl(at).map_or(Stmt::Bad, Stmt::Decl),
        };
        self.out.stmt(span, stmt)
    }

    /// `{…}`
    pub(super) fn block(&mut self, at: At) -> StmtId {
        let body = self.stmts(at);
        self.out.stmt(self.span(at), Stmt::Block(body))
    }

    fn block_or_empty(&mut self, at: Option<At>, parent: At) -> StmtId {
        match at {
            Some(at) => self.block(at),
            None => self.empty_block(self.span(parent).end),
        }
    }

    /// The statements of a block or clause, what could not be read among them.
    fn stmts(&mut self, at: At) -> List<StmtId> {
        let mut ids = Ids::<StmtId>::new();
        for (child, kind) in self.children(at) {
            if kind != Kind::StatementList {
                self.push_stmt(child, kind, &mut ids);
                continue;
            }
            for (stmt, kind) in self.children(child) {
                self.push_stmt(stmt, kind, &mut ids);
            }
        }
        self.out.list(&ids)
    }

    fn push_stmt(&mut self, at: At, kind: Kind, ids: &mut Ids<StmtId>) {
        if kind == Kind::Error || kind.is_statement() {
            ids.push(self.stmt(at));
        }
    }

    fn assignment(&mut self, at: At) -> Stmt {
        let (mut sides, mut tok) = ([List::default(); 2], AssignTok::Assign);
        let mut side = 0;
        for (part, kind) in self.children(at) {
            match kind {
                Kind::ExpressionList => sides[side] = self.exprs(part),
                Kind::Assign => side = 1,
                Kind::Define => (side, tok) = (1, AssignTok::Define),
                _ => {
                    if let Some(op) = binary_op(kind) {
                        (side, tok) = (1, AssignTok::Op(op));
                    }
                }
            }
        }
        let [lhs, rhs] = sides;
        Stmt::Assign { lhs, rhs, tok }
    }

    fn return_values(&mut self, at: At) -> List<ExprId> {
        match self.find(at, Kind::ExpressionList) {
            Some(list) => self.exprs(list),
            None => List::default(),
        }
    }

    fn send(&mut self, at: At) -> Stmt {
        let mut parts = self.named(at);
        let chan = self.expr_or_bad(parts.next().map(|(part, _)| part), at);
        let value = self.expr_or_bad(parts.next().map(|(part, _)| part), at);
        Stmt::Send { chan, value }
    }

    /// The receive of a select's clause, with or without assignment.
    fn receive(&mut self, at: At) -> Stmt {
        let (mut lhs, mut value, mut tok) = (None, None, AssignTok::Assign);
        for (part, kind) in self.children(at) {
            match kind {
                Kind::ExpressionList => lhs = Some(self.exprs(part)),
                Kind::Define => tok = AssignTok::Define,
                Kind::Error => {}
                _ if kind.is_named() => value = Some(self.expr(part)),
                _ => {}
            }
        }
        let value = value.unwrap_or_else(|| self.bad_expr(self.span(at).end));
        match lhs {
            Some(lhs) => Stmt::Assign { lhs, rhs: self.out.list(&[value]), tok },
            None => Stmt::Expr(value),
        }
    }

    fn labeled(&mut self, at: At) -> StmtId {
        let span = self.span(at);
        let (mut label, mut stmt) = (None, None);
        for (part, kind) in self.named(at) {
            match kind {
                Kind::LabelName => label = Some(self.expr(part)),
                _ => stmt = Some(self.stmt(part)),
            }
        }
        let label = label.unwrap_or_else(|| self.bad_expr(span.start));
        // The label of a block's end has an empty statement.
        let stmt = stmt.unwrap_or_else(|| self.out.stmt(Span::new(span.end, span.end), Stmt::Empty));
        self.out.stmt(span, Stmt::Labeled { label, stmt })
    }

    fn branch(&mut self, at: At, tok: BranchTok) -> Stmt {
        Stmt::Branch { tok, label: self.first(at).map(|label| self.expr(label)) }
    }

    fn if_stmt(&mut self, at: At) -> Stmt {
        let (mut init, mut cond, mut then, mut els) = (None, None, None, None);
        for (part, kind) in self.named(at) {
            match kind {
                Kind::Block if then.is_none() => then = Some(self.block(part)),
                Kind::Block | Kind::If => els = Some(self.stmt(part)),
                _ if kind.is_simple_statement() => init = Some(self.stmt(part)),
                _ => cond = Some(self.expr(part)),
            }
        }
        let cond = cond.unwrap_or_else(|| self.bad_expr(self.span(at).end));
        let then = then.unwrap_or_else(|| self.empty_block(self.span(at).end));
        Stmt::If { init, cond, then, els }
    }

    fn for_stmt(&mut self, at: At) -> Stmt {
        let (mut cond, mut clause, mut range, mut body) = (None, None, None, None);
        for (part, kind) in self.named(at) {
            match kind {
                Kind::Block => body = Some(part),
                Kind::ForClause => clause = Some(part),
                Kind::RangeClause => range = Some(part),
                _ => cond = Some(self.expr(part)),
            }
        }
        if let Some(range) = range {
            return self.range(range, body, at);
        }
        let (mut init, mut post) = (None, None);
        if let Some(clause) = clause {
            (init, cond, post) = self.for_clause(clause);
        }
        Stmt::For { init, cond, post, body: self.block_or_empty(body, at) }
    }

    fn for_clause(&mut self, at: At) -> (Option<StmtId>, Option<ExprId>, Option<StmtId>) {
        let (mut init, mut cond, mut post) = (None, None, None);
        let mut semicolons = 0;
        for (part, kind) in self.children(at) {
            match kind {
                Kind::Semicolon => semicolons += 1,
                _ if !kind.is_named() || kind == Kind::Error => {}
                _ if !kind.is_simple_statement() => cond = Some(self.expr(part)),
                _ if semicolons == 0 => init = Some(self.stmt(part)),
                _ => post = Some(self.stmt(part)),
            }
        }
        (init, cond, post)
    }

    fn range(&mut self, at: At, body: Option<At>, parent: At) -> Stmt {
        let (mut vars, mut x, mut define) = ([None; 2], None, false);
        for (part, kind) in self.children(at) {
            match kind {
                Kind::ExpressionList => {
                    for ((var, _), place) in self.named(part).zip(&mut vars) {
                        *place = Some(self.expr(var));
                    }
                }
                Kind::Define => define = true,
                Kind::Error => {}
                _ if kind.is_named() => x = Some(self.expr(part)),
                _ => {}
            }
        }
        let x = x.unwrap_or_else(|| self.bad_expr(self.span(at).end));
        let [key, value] = vars;
        Stmt::Range { key, value, define, x, body: self.block_or_empty(body, parent) }
    }

    fn switch(&mut self, at: At) -> Stmt {
        let (mut init, mut tag) = (None, None);
        for (part, kind) in self.named(at) {
            match kind {
                Kind::ExpressionCase | Kind::DefaultCase => break,
                _ if kind.is_simple_statement() => init = Some(self.stmt(part)),
                _ => tag = Some(self.expr(part)),
            }
        }
        Stmt::Switch { init, tag, body: self.clauses(at, Clauses::Switch) }
    }

    fn type_switch(&mut self, at: At) -> Stmt {
        let (mut init, mut alias, mut x, mut end) = (None, None, None, None);
        for (part, kind) in self.children(at) {
            match kind {
                Kind::TypeCase | Kind::DefaultCase => break,
                Kind::RightParen => end = Some(self.span(part).end),
                Kind::ExpressionList => alias = Some(part),
                Kind::Error => {}
                _ if kind.is_simple_statement() => init = Some(self.stmt(part)),
                _ if kind.is_named() => x = Some(part),
                _ => {}
            }
        }
        let lhs = alias.map(|alias| self.exprs(alias));
        let x = self.expr_or_bad(x, at);
        let start = self.out.decl().expr_span(x);
        let span = Span::new(start.start, end.unwrap_or(start.end).max(start.end));
        let guard = self.out.expr(span, Expr::TypeAssert { x, ty: None });
        let assign = match (alias, lhs) {
            (Some(alias), Some(lhs)) => {
                let rhs = self.out.list(&[guard]);
                let span = Span::new(self.span(alias).start, span.end);
                self.out.stmt(span, Stmt::Assign { lhs, rhs, tok: AssignTok::Define })
            }
            _ => self.out.stmt(span, Stmt::Expr(guard)),
        };
        Stmt::TypeSwitch { init, assign, body: self.clauses(at, Clauses::Switch) }
    }

    fn clauses(&mut self, at: At, of: Clauses) -> List<StmtId> {
        let mut ids = Ids::<StmtId>::new();
        for (child, kind) in self.named(at) {
            if matches!(kind, Kind::ExpressionCase | Kind::TypeCase | Kind::DefaultCase | Kind::CommunicationCase) {
                ids.push(self.clause(child, of));
            }
        }
        self.out.list(&ids)
    }

    fn clause(&mut self, at: At, of: Clauses) -> StmtId {
        let mut exprs = Ids::<ExprId>::new();
        let (mut comm, mut colon) = (None, None);
        for (part, kind) in self.children(at) {
            match kind {
                Kind::StatementList => break,
                Kind::Colon => colon = Some(self.span(part).end),
                Kind::Send | Kind::Receive => comm = Some(self.stmt(part)),
                Kind::ExpressionList => {
                    for (expr, _) in self.named(part) {
                        exprs.push(self.expr(expr));
                    }
                }
                // After the colon an ERROR takes the place of a statement.
                Kind::Error => {}
                _ if kind.is_named() && colon.is_none() => exprs.push(self.expr(part)),
                _ => {}
            }
        }
        let body = self.stmts_after(at, colon);
        let start = self.span(at).start;
        let last = self.out.decl().list(body).next_back().map(|last| self.out.decl().stmt_span(last).end);
        let span = Span::new(start, last.or(colon).unwrap_or(self.span(at).end).max(start));
        let stmt = match of {
            Clauses::Select => Stmt::Comm { comm, body },
            Clauses::Switch => {
                let default = self.kind(at) == Kind::DefaultCase;
                Stmt::Case { exprs: self.out.list(&exprs), default, body }
            }
        };
        self.out.stmt(span, stmt)
    }

    /// The statements of a clause; an ERROR before the colon is none of them.
    fn stmts_after(&mut self, at: At, colon: Option<u32>) -> List<StmtId> {
        let mut ids = Ids::<StmtId>::new();
        for (child, kind) in self.children(at) {
            let is_before = colon.is_none_or(|colon| self.span(child).start < colon);
            if kind == Kind::StatementList {
                for (stmt, kind) in self.children(child) {
                    self.push_stmt(stmt, kind, &mut ids);
                }
            } else if !is_before {
                self.push_stmt(child, kind, &mut ids);
            }
        }
        self.out.list(&ids)
    }
}

/// What a clause belongs to.
#[derive(Clone, Copy)]
enum Clauses {
    Switch,
    Select,
}
