//! Statements with clauses: switch, type switch, select.

use smallvec::SmallVec;

use super::{Builder, Frame, Label, Task};
use crate::flow::cfg::{EdgeKind, Step};
use crate::intern::Symbol;
use crate::syntax::ast::{Expr, ExprId, List, Stmt, StmtId, UnaryOp};

/// What a switch switches on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Values,
    /// Types; `binds` when each clause declares the guard's symbol.
    Types {
        binds: bool,
    },
}

type Labels = SmallVec<[Label; 16]>;

impl Builder<'_> {
    /// The tests of all clauses come first, then their bodies: a clause's test is only made when those before it failed.
    pub(super) fn switch(&mut self, init: Option<StmtId>, tag: Option<ExprId>, body: List<StmtId>, name: Symbol) {
        let done = self.label();
        let bodies = self.labels(body);
        self.optional(init);
        if let Some(tag) = tag {
            self.push(Task::Expr(tag));
        }
        let mut default = done;
        for (clause, &label) in self.decl.list(body).zip(&bodies) {
            let Stmt::Case { exprs, default: is_default, .. } = self.decl[clause] else { continue };
            if is_default {
                default = label;
            }
            for expr in self.decl.list(exprs) {
                let next = self.label();
                if let Some(tag) = tag {
                    self.push(Task::Expr(expr));
                    self.push(Task::Case(tag, expr, label, next));
                } else {
                    self.push(Task::Cond(expr, label, next));
                }
                self.push(Task::Bind(next));
            }
        }
        self.push(Task::Jump(default, EdgeKind::Default));
        self.clauses(body, &bodies, done, name, Kind::Values);
    }

    pub(super) fn type_switch(&mut self, init: Option<StmtId>, assign: StmtId, body: List<StmtId>, name: Symbol) {
        let done = self.label();
        let bodies = self.labels(body);
        self.optional(init);
        self.push(Task::Start(assign));
        if let Some(guard) = guard(self, assign) {
            self.push(Task::Expr(guard));
            self.guards.extend(self.decl.list(body).map(|clause| (clause, guard)));
        }
        let mut default = done;
        for (clause, &label) in self.decl.list(body).zip(&bodies) {
            if matches!(self.decl[clause], Stmt::Case { default: true, .. }) {
                default = label;
            } else {
                self.push(Task::Fork(label, EdgeKind::TypeCase(clause)));
            }
        }
        self.push(Task::Jump(default, EdgeKind::Default));
        let binds = matches!(self.decl[assign], Stmt::Assign { .. });
        self.clauses(body, &bodies, done, name, Kind::Types { binds });
    }

    fn labels(&mut self, clauses: List<StmtId>) -> Labels {
        (0..clauses.len()).map(|_| self.label()).collect()
    }

    fn clauses(&mut self, body: List<StmtId>, labels: &Labels, done: Label, name: Symbol, kind: Kind) {
        for (index, clause) in self.decl.list(body).enumerate() {
            let fall = if kind == Kind::Values { labels.get(index + 1).copied() } else { None };
            self.push(Task::Bind(labels[index]));
            self.push(Task::Enter(Frame { name, done, next: None, fall }));
            match self.decl[clause] {
                Stmt::Case { body, .. } => {
                    if kind == (Kind::Types { binds: true }) {
                        self.push(Task::Step(Step::Bind(clause)));
                    }
                    self.block_stmt(body);
                }
                _ => self.push(Task::Stmt(clause, Symbol::EMPTY)),
            }
            self.push(Task::Leave);
            self.push(Task::Jump(done, EdgeKind::Next));
        }
        self.push(Task::Bind(done));
    }

    /// Channels and values to send are evaluated for all arms before the select waits; the rest of an arm's communication
    /// happens when it is chosen.
    pub(super) fn select(&mut self, id: StmtId, body: List<StmtId>, name: Symbol) {
        let done = self.label();
        let bodies = self.labels(body);
        for clause in self.decl.list(body) {
            if let Stmt::Comm { comm: Some(comm), .. } = self.decl[clause] {
                self.comm_operands(comm);
            }
        }
        self.push(Task::Step(Step::Select(id)));
        for (clause, &label) in self.decl.list(body).zip(&bodies) {
            self.push(Task::Fork(label, EdgeKind::Arm(clause)));
        }
        self.push(Task::Stop);
        for (clause, &label) in self.decl.list(body).zip(&bodies) {
            self.push(Task::Bind(label));
            self.push(Task::Enter(Frame { name, done, next: None, fall: None }));
            match self.decl[clause] {
                Stmt::Comm { comm, body } => {
                    if let Some(comm) = comm {
                        self.push(Task::Comm(comm));
                    }
                    self.block_stmt(body);
                }
                _ => self.push(Task::Stmt(clause, Symbol::EMPTY)),
            }
            self.push(Task::Leave);
            self.push(Task::Jump(done, EdgeKind::Next));
        }
        self.push(Task::Bind(done));
    }

    fn comm_operands(&mut self, comm: StmtId) {
        match self.decl[comm] {
            Stmt::Send { chan, value } => {
                self.push(Task::Expr(chan));
                self.push(Task::Expr(value));
            }
            Stmt::Expr(x) => self.receive_operand(x),
            Stmt::Assign { rhs, .. } => {
                if let Some(x) = self.decl.only(rhs) {
                    self.receive_operand(x);
                }
            }
            _ => {}
        }
    }

    fn receive_operand(&mut self, x: ExprId) {
        match self.decl[self.decl.unparen(x)] {
            Expr::Unary { op: UnaryOp::Arrow, x } => self.push(Task::Expr(x)),
            _ => self.push(Task::Expr(x)),
        }
    }

    pub(super) fn comm(&mut self, comm: StmtId) {
        self.note_start(comm);
        let received = match self.decl[comm] {
            Stmt::Expr(x) => Some(x),
            Stmt::Assign { rhs, .. } => self.decl.only(rhs),
            _ => None,
        };
        let received = received.map(|x| self.decl.unparen(x));
        // Anything but a receive is an error and was evaluated with the operands.
        if let Some(x) = received.filter(|x| matches!(self.decl[*x], Expr::Unary { op: UnaryOp::Arrow, .. })) {
            self.push(Task::Step(Step::Expr(x)));
        }
        if let Stmt::Assign { lhs, .. } = self.decl[comm] {
            self.tasks.extend(self.decl.list(lhs).map(Task::Operands));
        }
        if !matches!(self.decl[comm], Stmt::Expr(_)) {
            self.push(Task::Step(Step::Stmt(comm)));
        }
    }
}

/// The operand of a type switch.
fn guard(builder: &Builder<'_>, assign: StmtId) -> Option<ExprId> {
    let decl = builder.decl;
    let assertion = match decl[assign] {
        Stmt::Assign { rhs, .. } => decl.only(rhs)?,
        Stmt::Expr(x) => x,
        _ => return None,
    };
    match decl[decl.unparen(assertion)] {
        Expr::TypeAssert { x, .. } => Some(x),
        _ => Some(assertion),
    }
}
