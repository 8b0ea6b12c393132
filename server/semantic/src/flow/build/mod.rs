//! Building a [`Cfg`].
//!
//! The builder is a stack machine: a task is taken from the stack and replaced by the smaller tasks that it consists of,
//! so that deeply nested code needs no deep call stack. Jumps go to labels; a label is bound to a block when the tasks
//! come to it.

mod clause;
mod expr;
mod finish;
mod stmt;

use std::num::NonZeroU32;

use rustc_hash::FxHashMap;

use super::cfg::{Block, BlockId, Cfg, EdgeKind, FuncRef, LoopStmt, Point, Step};
use crate::intern::Symbol;
use crate::syntax::ast::{Decl, Expr, ExprId, Stmt, StmtId};

/// Answers that every call returns.
pub fn may_return_always(_call: ExprId) -> bool {
    false
}

/// Whether a call is `panic(…)`, judged by its name alone.
pub fn is_panic(decl: &Decl, call: ExprId) -> bool {
    match decl[call] {
        Expr::Call { fun, .. } => decl.ident(fun).is_some_and(|name| name == "panic"),
        _ => false,
    }
}

impl Cfg {
    /// Builds the graph of a function. `never_returns` says which calls don't return; it is asked for every call that the
    /// function makes itself, not for those that it defers or starts with `go`.
    pub fn build(decl: &Decl, func: FuncRef, never_returns: &dyn Fn(ExprId) -> bool) -> Cfg {
        let mut builder = Builder::new(decl, func, never_returns);
        builder.run();
        builder.finish()
    }
}

/// A jump target that may not have its block yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Label(NonZeroU32);

#[derive(Clone, Copy, Default)]
struct Target {
    block: Option<BlockId>,
    jumps: u32,
}

/// What `break`, `continue` and `fallthrough` mean inside a statement.
#[derive(Clone, Copy)]
struct Frame {
    /// The statement's label, else [`Symbol::EMPTY`].
    name: Symbol,
    done: Label,
    next: Option<Label>,
    fall: Option<Label>,
}

#[derive(Clone, Copy)]
enum Task {
    /// Evaluate an expression.
    Expr(ExprId),
    /// Evaluate the operands of an expression that is assigned to.
    Operands(ExprId),
    /// Evaluate a condition and branch.
    Cond(ExprId, Label, Label),
    /// Compare the tag with a case expression that was evaluated and branch.
    Case(ExprId, ExprId, Label, Label),
    /// Branch on an expression that was evaluated.
    Branch(ExprId, Label, Label),
    /// A statement and its label.
    Stmt(StmtId, Symbol),
    /// Note where a statement starts that has no step of its own.
    Start(StmtId),
    /// The communication of a select's arm that was chosen.
    Comm(StmtId),
    Step(Step),
    /// A call has been made.
    Called(ExprId),
    /// Continue here, and come here by the jumps that were made to the label so far.
    Bind(Label),
    /// Start a block that is jumped to from below.
    Head(Label),
    /// Start the block in which iterations end, if one does.
    Latch(Label),
    /// Leave the current block.
    Jump(Label, EdgeKind),
    /// Add an edge; more edges of the same block follow.
    Fork(Label, EdgeKind),
    /// The current block has no other way out than those added.
    Stop,
    Enter(Frame),
    Leave,
    /// Note a loop statement with its labels.
    Loop(StmtId, Label, Label, Label),
}

struct Builder<'a> {
    decl: &'a Decl,
    func: FuncRef,
    never_returns: &'a dyn Fn(ExprId) -> bool,
    tasks: Vec<Task>,
    targets: Vec<Target>,
    named: FxHashMap<Symbol, Label>,
    frames: Vec<Frame>,
    current: Option<BlockId>,
    blocks: Vec<Block>,
    steps: Vec<Step>,
    edges: Vec<(BlockId, Label, EdgeKind)>,
    starts: Vec<(StmtId, BlockId)>,
    defers: Vec<Point>,
    loops: Vec<(StmtId, Label, Label, Label)>,
    guards: Vec<(StmtId, ExprId)>,
    exit: Label,
    halt: Label,
    broken: bool,
}

impl<'a> Builder<'a> {
    fn new(decl: &'a Decl, func: FuncRef, never_returns: &'a dyn Fn(ExprId) -> bool) -> Builder<'a> {
        let first = Label(NonZeroU32::MIN);
        let mut builder = Builder {
            decl,
            func,
            never_returns,
            tasks: Vec::with_capacity(64),
            targets: Vec::with_capacity(32),
            named: FxHashMap::default(),
            frames: Vec::new(),
            current: None,
            blocks: Vec::with_capacity(32),
            steps: Vec::with_capacity(128),
            edges: Vec::with_capacity(32),
            starts: Vec::with_capacity(32),
            defers: Vec::new(),
            loops: Vec::new(),
            guards: Vec::new(),
            exit: first,
            halt: first,
            broken: false,
        };
        builder.exit = builder.label();
        builder.halt = builder.label();
        builder
    }

    fn run(&mut self) {
        self.begin();
        if let Some(body) = self.func.body(self.decl) {
            self.broken |= self.decl.has_error_in(self.decl.stmt_span(body));
            self.tasks.push(Task::Stmt(body, Symbol::EMPTY));
        }
        while let Some(task) = self.tasks.pop() {
            let mark = self.tasks.len();
            self.perform(task);
            // Tasks are pushed in the order in which they are to be done.
            self.tasks[mark..].reverse();
        }
    }

    fn perform(&mut self, task: Task) {
        match task {
            Task::Expr(expr) => self.expr(expr),
            Task::Operands(expr) => self.operands(expr),
            Task::Cond(expr, yes, no) => self.cond(expr, yes, no),
            Task::Case(tag, expr, yes, no) => {
                self.edge(yes, EdgeKind::Case(tag, expr));
                self.edge(no, EdgeKind::NotCase(tag, expr));
                self.current = None;
            }
            Task::Branch(expr, yes, no) => self.branch(expr, yes, no),
            Task::Stmt(stmt, name) => self.stmt(stmt, name),
            Task::Start(stmt) => self.note_start(stmt),
            Task::Comm(stmt) => self.comm(stmt),
            Task::Step(step) => self.step(step),
            Task::Called(call) => self.called(call),
            Task::Bind(label) => self.bind(label),
            Task::Head(label) => self.head(label),
            Task::Latch(label) if self.current.is_none() && self.target(label).jumps == 0 => {}
            Task::Latch(label) => self.head(label),
            Task::Jump(label, kind) => self.jump(label, kind),
            Task::Fork(label, kind) => self.edge(label, kind),
            Task::Stop => self.current = None,
            Task::Enter(frame) => self.frames.push(frame),
            Task::Leave => {
                self.frames.pop();
            }
            Task::Loop(stmt, head, latch, done) => self.loops.push((stmt, head, latch, done)),
        }
    }

    fn push(&mut self, task: Task) {
        self.tasks.push(task);
    }

    fn label(&mut self) -> Label {
        self.targets.push(Target::default());
        Label(NonZeroU32::MIN.saturating_add(self.targets.len() as u32 - 1))
    }

    fn target(&mut self, label: Label) -> &mut Target {
        &mut self.targets[label.0.get() as usize - 1]
    }

    /// Starts a block that nothing leads to yet.
    fn begin(&mut self) -> BlockId {
        let id = BlockId::from_index(self.blocks.len());
        let steps = self.steps.len() as u32;
        self.blocks.push(Block { steps, succs: 0, preds: 0, reachable: false, broken: false });
        self.current = Some(id);
        id
    }

    /// The current block; after a jump a new one, which is unreachable.
    fn block(&mut self) -> BlockId {
        match self.current {
            Some(block) => block,
            None => self.begin(),
        }
    }

    fn step(&mut self, step: Step) {
        self.block();
        if let Step::Stmt(stmt) = step
            && matches!(self.decl[stmt], Stmt::Defer(_))
        {
            self.defers.push(Point::from_index(self.steps.len()));
        }
        self.steps.push(step);
    }

    fn edge(&mut self, label: Label, kind: EdgeKind) {
        let from = self.block();
        self.target(label).jumps += 1;
        self.edges.push((from, label, kind));
    }

    fn jump(&mut self, label: Label, kind: EdgeKind) {
        if self.current.is_some() {
            self.edge(label, kind);
            self.current = None;
        }
    }

    fn bind(&mut self, label: Label) {
        let jumps = self.target(label).jumps;
        let block = match self.current {
            Some(block) if jumps == 0 || self.is_empty(block) => block,
            None if jumps == 0 => return,
            Some(_) => {
                self.jump(label, EdgeKind::Next);
                self.begin()
            }
            None => self.begin(),
        };
        self.target(label).block = Some(block);
    }

    fn head(&mut self, label: Label) {
        self.jump(label, EdgeKind::Next);
        let block = self.begin();
        self.target(label).block = Some(block);
    }

    /// Whether a block was begun and nothing is in it yet.
    fn is_empty(&self, block: BlockId) -> bool {
        self.blocks[block.index()].steps as usize == self.steps.len()
            && self.starts.last().is_none_or(|start| start.1 != block)
            && block.index() + 1 == self.blocks.len()
            && self.edges.last().is_none_or(|edge| edge.0 != block)
    }

    fn mark_broken(&mut self) {
        let block = self.block();
        self.blocks[block.index()].broken = true;
        self.broken = true;
    }

    fn finish(self) -> Cfg {
        finish::finish(self)
    }
}

/// A loop statement whose labels have found their blocks.
fn loop_stmt((stmt, head, latch, done): (StmtId, Label, Label, Label), targets: &[Target]) -> Option<LoopStmt> {
    let block = |label: Label| targets.get(label.0.get() as usize - 1)?.block;
    Some(LoopStmt { stmt, head: block(head)?, latch: block(latch), done: block(done) })
}
