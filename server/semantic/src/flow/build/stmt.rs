//! Statements, and the loops among them.

use super::{Builder, Frame, Task};
use crate::flow::cfg::{EdgeKind, Step};
use crate::intern::Symbol;
use crate::syntax::ast::{AssignTok, BranchTok, Expr, ExprId, GenDecl, GenTok, List, Spec, Stmt, StmtId};

impl Builder<'_> {
    pub(super) fn stmt(&mut self, id: StmtId, name: Symbol) {
        if matches!(self.decl[id], Stmt::Empty) && self.current.is_none() {
            return;
        }
        if let Stmt::Labeled { label, stmt } = self.decl[id] {
            return self.labeled(id, label, stmt);
        }
        self.note_start(id);
        match self.decl[id] {
            Stmt::Bad => {
                self.mark_broken();
                self.step(Step::Stmt(id));
            }
            Stmt::Empty | Stmt::Labeled { .. } => {}
            Stmt::Decl(decl) => self.gen_decl(id, decl),
            Stmt::Expr(x) => self.push(Task::Expr(x)),
            Stmt::Send { chan, value } => self.effect(id, &[chan, value]),
            Stmt::IncDec { x, .. } => self.effect(id, &[x]),
            Stmt::Assign { lhs, rhs, tok } => self.assign(id, lhs, rhs, tok),
            Stmt::Go(call) => self.spawn(id, call),
            Stmt::Defer(call) => self.spawn(id, call),
            Stmt::Return(results) => {
                self.exprs(results);
                self.push(Task::Step(Step::Stmt(id)));
                self.push(Task::Jump(self.exit, EdgeKind::Return(id)));
            }
            Stmt::Branch { tok, label } => self.branch_stmt(id, tok, label),
            Stmt::Block(list) => self.block_stmt(list),
            Stmt::If { init, cond, then, els } => {
                let (yes, no, done) = (self.label(), self.label(), self.label());
                self.optional(init);
                self.push(Task::Cond(cond, yes, no));
                self.push(Task::Bind(yes));
                self.push(Task::Stmt(then, Symbol::EMPTY));
                if let Some(els) = els {
                    self.push(Task::Jump(done, EdgeKind::Next));
                    self.push(Task::Bind(no));
                    self.push(Task::Stmt(els, Symbol::EMPTY));
                    self.push(Task::Bind(done));
                } else {
                    self.push(Task::Bind(no));
                }
            }
            Stmt::Switch { init, tag, body } => self.switch(init, tag, body, name),
            Stmt::TypeSwitch { init, assign, body } => self.type_switch(init, assign, body, name),
            Stmt::Select { body } => self.select(id, body, name),
            Stmt::For { init, cond, post, body } => self.for_stmt(id, (init, cond, post), body, name),
            Stmt::Range { key, value, x, body, .. } => self.range([key, value], id, x, body, name),
            // Clauses only stand in the statements above; elsewhere the code is broken.
            Stmt::Case { body, .. } | Stmt::Comm { body, .. } => {
                self.mark_broken();
                self.block_stmt(body);
            }
        }
    }

    pub(super) fn block_stmt(&mut self, list: List<StmtId>) {
        self.tasks.extend(self.decl.list(list).map(|stmt| Task::Stmt(stmt, Symbol::EMPTY)));
    }

    pub(super) fn optional(&mut self, stmt: Option<StmtId>) {
        if let Some(stmt) = stmt {
            self.push(Task::Stmt(stmt, Symbol::EMPTY));
        }
    }

    fn effect(&mut self, id: StmtId, operands: &[ExprId]) {
        self.tasks.extend(operands.iter().map(|&x| Task::Expr(x)));
        self.push(Task::Step(Step::Stmt(id)));
    }

    pub(super) fn assign(&mut self, id: StmtId, lhs: List<ExprId>, rhs: List<ExprId>, tok: AssignTok) {
        let reads = matches!(tok, AssignTok::Op(_));
        let left = |x| if reads { Task::Expr(x) } else { Task::Operands(x) };
        self.tasks.extend(self.decl.list(lhs).map(left));
        self.exprs(rhs);
        self.push(Task::Step(Step::Stmt(id)));
    }

    fn gen_decl(&mut self, id: StmtId, decl: GenDecl) {
        if decl.tok != GenTok::Var {
            return;
        }
        for (index, spec) in self.decl.list(decl.specs).enumerate() {
            if let Spec::Value { values, .. } = self.decl[spec] {
                self.exprs(values);
                self.push(Task::Step(Step::Var(id, index as u32)));
            }
        }
    }

    /// `go` and `defer` evaluate the function and its arguments now; the call itself happens elsewhere.
    fn spawn(&mut self, id: StmtId, call: ExprId) {
        match self.decl[self.decl.unparen(call)] {
            Expr::Call { fun, args, .. } => {
                self.push(Task::Expr(fun));
                self.exprs(args);
            }
            _ => self.push(Task::Expr(call)),
        }
        self.push(Task::Step(Step::Stmt(id)));
    }

    /// The labeled statement starts where jumps to its label go.
    fn labeled(&mut self, id: StmtId, label: ExprId, stmt: StmtId) {
        let name = self.decl.ident(label).unwrap_or(Symbol::EMPTY);
        let mut target = self.named(name);
        // A second label of the same name is an error; jumps go to the first.
        if self.target(target).block.is_some() {
            target = self.label();
        }
        self.head(target);
        self.note_start(id);
        self.push(Task::Stmt(stmt, name));
    }

    pub(super) fn note_start(&mut self, id: StmtId) {
        let block = self.block();
        self.starts.push((id, block));
    }

    fn named(&mut self, name: Symbol) -> super::Label {
        if let Some(&label) = self.named.get(&name) {
            return label;
        }
        let label = self.label();
        self.named.insert(name, label);
        label
    }

    fn branch_stmt(&mut self, id: StmtId, tok: BranchTok, label: Option<ExprId>) {
        let name = label.and_then(|label| self.decl.ident(label));
        let mut frames = self.frames.iter().rev();
        let is_meant = |frame: &&Frame| name.is_none_or(|name| frame.name == name);
        let target = match tok {
            BranchTok::Break => frames.find(is_meant).map(|frame| (frame.done, EdgeKind::Break(id))),
            BranchTok::Continue => {
                let next = frames.filter(is_meant).find_map(|frame| frame.next);
                next.map(|next| (next, EdgeKind::Continue(id)))
            }
            BranchTok::Fallthrough => {
                let fall = frames.next().and_then(|frame| frame.fall);
                fall.map(|fall| (fall, EdgeKind::Fallthrough(id)))
            }
            BranchTok::Goto => name.map(|name| (self.named(name), EdgeKind::Goto(id))),
        };
        match target {
            Some((target, kind)) => self.jump(target, kind),
            None => {
                self.mark_broken();
                self.current = None;
            }
        }
    }

    fn for_stmt(
        &mut self,
        id: StmtId,
        (init, cond, post): (Option<StmtId>, Option<ExprId>, Option<StmtId>),
        body: StmtId,
        name: Symbol,
    ) {
        let (head, first, latch, done) = (self.label(), self.label(), self.label(), self.label());
        self.optional(init);
        self.push(Task::Loop(id, head, latch, done));
        self.push(Task::Head(head));
        if let Some(cond) = cond {
            self.push(Task::Cond(cond, first, done));
        }
        self.push(Task::Bind(first));
        self.push(Task::Enter(Frame { name, done, next: Some(latch), fall: None }));
        self.push(Task::Stmt(body, Symbol::EMPTY));
        self.push(Task::Leave);
        self.push(Task::Latch(latch));
        self.optional(post);
        self.push(Task::Jump(head, EdgeKind::Back(id)));
        self.push(Task::Bind(done));
    }

    fn range(&mut self, variables: [Option<ExprId>; 2], id: StmtId, x: ExprId, body: StmtId, name: Symbol) {
        let (head, first, latch, done) = (self.label(), self.label(), self.label(), self.label());
        self.push(Task::Expr(x));
        self.push(Task::Loop(id, head, latch, done));
        self.push(Task::Head(head));
        self.push(Task::Step(Step::Advance(id)));
        self.push(Task::Fork(first, EdgeKind::Item(id)));
        self.push(Task::Fork(done, EdgeKind::Done(id)));
        self.push(Task::Stop);
        self.push(Task::Bind(first));
        self.tasks.extend(variables.into_iter().flatten().map(Task::Operands));
        self.push(Task::Step(Step::Bind(id)));
        self.push(Task::Enter(Frame { name, done, next: Some(latch), fall: None }));
        self.push(Task::Stmt(body, Symbol::EMPTY));
        self.push(Task::Leave);
        self.push(Task::Latch(latch));
        self.push(Task::Jump(head, EdgeKind::Back(id)));
        self.push(Task::Bind(done));
    }
}
