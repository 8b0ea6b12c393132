//! Expressions: operands first, then what is done with them.

use super::{Builder, Label, Task};
use crate::flow::cfg::{EdgeKind, Step};
use crate::syntax::ast::{BinaryOp, Expr, ExprId, List, UnaryOp};

impl Builder<'_> {
    pub(super) fn expr(&mut self, id: ExprId) {
        match self.decl[id] {
            Expr::Bad => {
                self.mark_broken();
                self.step(Step::Expr(id));
            }
            Expr::Ident(_) | Expr::FuncLit { .. } => self.step(Step::Expr(id)),
            Expr::Paren(x) => self.expr(x),
            Expr::KeyValue { key, value } => {
                self.push(Task::Expr(key));
                self.push(Task::Expr(value));
            }
            Expr::Call { fun, args, .. } => {
                self.push(Task::Expr(fun));
                self.exprs(args);
                self.push(Task::Called(id));
            }
            Expr::Binary { op: BinaryOp::LAnd, x, y } => self.short_circuit(id, x, y, true),
            Expr::Binary { op: BinaryOp::LOr, x, y } => self.short_circuit(id, x, y, false),
            Expr::BasicLit { .. }
            | Expr::ArrayType { .. }
            | Expr::StructType { .. }
            | Expr::FuncType(_)
            | Expr::InterfaceType { .. }
            | Expr::MapType { .. }
            | Expr::ChanType { .. }
            | Expr::Ellipsis(_) => {}
            _ => {
                self.operands(id);
                self.push(Task::Step(Step::Expr(id)));
            }
        }
    }

    /// What is evaluated before an expression is read or assigned to.
    pub(super) fn operands(&mut self, id: ExprId) {
        match self.decl[id] {
            Expr::CompositeLit { elts, .. } => self.exprs(elts),
            Expr::Paren(x) => self.push(Task::Operands(x)),
            Expr::Selector { x, .. } | Expr::TypeAssert { x, .. } | Expr::Star(x) | Expr::Unary { x, .. } => {
                self.push(Task::Expr(x));
            }
            Expr::Index { x, indices } => {
                self.push(Task::Expr(x));
                self.exprs(indices);
            }
            Expr::Slice { x, lo, hi, max } => {
                self.push(Task::Expr(x));
                for bound in [lo, hi, max].into_iter().flatten() {
                    self.push(Task::Expr(bound));
                }
            }
            Expr::Binary { x, y, .. } => {
                self.push(Task::Expr(x));
                self.push(Task::Expr(y));
            }
            Expr::Ident(_) => {}
            // Nothing else can be assigned to.
            _ => self.push(Task::Expr(id)),
        }
    }

    pub(super) fn exprs(&mut self, list: List<ExprId>) {
        self.tasks.extend(self.decl.list(list).map(Task::Expr));
    }

    /// `x && y` or `x || y` as a value: `y` stands in blocks of its own.
    fn short_circuit(&mut self, id: ExprId, x: ExprId, y: ExprId, and: bool) {
        let (more, done) = (self.label(), self.label());
        let (yes, no) = if and { (more, done) } else { (done, more) };
        self.push(Task::Cond(x, yes, no));
        self.push(Task::Bind(more));
        self.push(Task::Expr(y));
        self.push(Task::Bind(done));
        self.push(Task::Step(Step::Expr(id)));
    }

    pub(super) fn cond(&mut self, id: ExprId, yes: Label, no: Label) {
        match self.decl[id] {
            Expr::Paren(x) => self.push(Task::Cond(x, yes, no)),
            Expr::Unary { op: UnaryOp::Not, x } => self.push(Task::Cond(x, no, yes)),
            Expr::Binary { op: op @ (BinaryOp::LAnd | BinaryOp::LOr), x, y } => {
                let more = self.label();
                let (yes_first, no_first) = if op == BinaryOp::LAnd { (more, no) } else { (yes, more) };
                self.push(Task::Cond(x, yes_first, no_first));
                self.push(Task::Bind(more));
                self.push(Task::Cond(y, yes, no));
            }
            _ => {
                self.push(Task::Expr(id));
                self.push(Task::Branch(id, yes, no));
            }
        }
    }

    pub(super) fn branch(&mut self, id: ExprId, yes: Label, no: Label) {
        self.edge(yes, EdgeKind::True(id));
        self.edge(no, EdgeKind::False(id));
        self.current = None;
    }

    pub(super) fn called(&mut self, call: ExprId) {
        self.step(Step::Expr(call));
        if (self.never_returns)(call) {
            self.jump(self.halt, EdgeKind::Never(call));
        }
    }
}
