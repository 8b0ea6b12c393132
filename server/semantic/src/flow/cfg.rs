//! The control-flow graph of one function: blocks of steps in evaluation order, joined by edges that say why control
//! takes them.

use std::cell::OnceCell;
use std::ops::Range;

use crate::syntax::ast::{Decl, Expr, ExprId, Stmt, StmtId};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub struct $name(pub(super) u32);

        impl $name {
            pub(super) fn from_index(index: usize) -> $name {
                $name(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// The position in the graph's table.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A basic block. Blocks are numbered in the order of their steps, which nearly is source order; the entry is 0.
    BlockId;
    /// An edge between two blocks.
    EdgeId;
    /// A place in the graph: the moment in which one step happens. Points of a block are consecutive.
    Point;
}

/// The function that a graph belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FuncRef {
    /// The declared function itself.
    Decl,
    /// An [`Expr::FuncLit`] of the declaration.
    Lit(ExprId),
}

impl FuncRef {
    /// The functions of a declaration that have a body: the declared one, then its literals.
    pub fn all(decl: &Decl) -> impl Iterator<Item = FuncRef> + '_ {
        let declared = decl.func().and_then(|func| func.body).map(|_| FuncRef::Decl);
        let literals = decl.exprs().filter(|&expr| matches!(decl[expr], Expr::FuncLit { .. })).map(FuncRef::Lit);
        declared.into_iter().chain(literals)
    }

    /// The function as [`crate::types::Local::func`] names it.
    pub fn lit(self) -> Option<ExprId> {
        match self {
            FuncRef::Decl => None,
            FuncRef::Lit(lit) => Some(lit),
        }
    }

    /// The body of the function, a [`Stmt::Block`].
    pub fn body(self, decl: &Decl) -> Option<StmtId> {
        match self {
            FuncRef::Decl => decl.func()?.body,
            FuncRef::Lit(lit) => match decl[lit] {
                Expr::FuncLit { body, .. } => Some(body),
                _ => None,
            },
        }
    }
}

/// Something that happens at run time. Operands come before what uses them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Step {
    /// An expression is evaluated: a variable is read, a call returns, a value is received, a closure is made. Literals,
    /// parentheses and types have no step, nor has a variable that is only written.
    Expr(ExprId),
    /// A statement takes effect: an assignment, `++`, a send, `go`, `defer` (the call is registered), `return`; or a
    /// statement that could not be read.
    Stmt(StmtId),
    /// The names of a `var` specification of a declaration statement get their values: the n-th specification of it.
    Var(StmtId, u32),
    /// A select waits until one of its arms can go on.
    Select(StmtId),
    /// A range statement gets its next element: it waits for a channel, or calls the iterator function.
    Advance(StmtId),
    /// The iteration variables of a range statement get their values, or the symbol of a type switch clause does.
    Bind(StmtId),
}

/// Why control goes from one block to another.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum EdgeKind {
    /// Nothing in particular.
    Next,
    /// The condition is true. It is neither a negation nor a conjunction nor a disjunction.
    True(ExprId),
    /// The condition is false.
    False(ExprId),
    /// The tag of a switch, the first expression, equals the case expression, the second.
    Case(ExprId, ExprId),
    /// The tag of a switch does not equal the case expression.
    NotCase(ExprId, ExprId),
    /// The clause of a type switch was chosen.
    TypeCase(StmtId),
    /// No case of a switch was chosen: to the default clause or past the switch.
    Default,
    /// The clause of a select was chosen; its default clause too.
    Arm(StmtId),
    /// The range statement has another element.
    Item(StmtId),
    /// The range statement has no more elements.
    Done(StmtId),
    /// The loop statement starts its next iteration.
    Back(StmtId),
    /// A `break` statement.
    Break(StmtId),
    /// A `continue` statement.
    Continue(StmtId),
    /// A `goto` statement.
    Goto(StmtId),
    /// A `fallthrough` statement.
    Fallthrough(StmtId),
    /// A `return` statement.
    Return(StmtId),
    /// The end of the function's body.
    End,
    /// The call does not return.
    Never(ExprId),
}

/// An edge.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Edge {
    /// Where it starts.
    pub from: BlockId,
    /// Where it leads.
    pub to: BlockId,
    /// Why control takes it.
    pub kind: EdgeKind,
}

/// A `for` statement in the graph.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LoopStmt {
    /// The [`Stmt::For`] or [`Stmt::Range`].
    pub stmt: StmtId,
    /// Where an iteration starts: the condition, or the next element.
    pub head: BlockId,
    /// Where an iteration ends: the post statement. Control comes here from the end of the body and by `continue`; absent
    /// when it never does.
    pub latch: Option<BlockId>,
    /// Where control goes on after the loop; absent when it never does.
    pub done: Option<BlockId>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    pub steps: u32,
    pub succs: u32,
    pub preds: u32,
    pub reachable: bool,
    pub broken: bool,
}

/// Where expressions and statements have their steps, sorted.
#[derive(Debug, Default)]
pub(super) struct Points {
    exprs: Vec<(ExprId, Point)>,
    stmts: Vec<(StmtId, Point)>,
}

/// The control-flow graph of one function, without those of the function literals in it.
#[derive(Debug)]
pub struct Cfg {
    pub(super) func: FuncRef,
    /// One more than there are blocks: the last one only ends the ranges of its predecessor.
    pub(super) blocks: Vec<Block>,
    pub(super) steps: Vec<Step>,
    pub(super) edges: Vec<Edge>,
    pub(super) preds: Vec<EdgeId>,
    pub(super) starts: Vec<(StmtId, BlockId)>,
    pub(super) defers: Vec<Point>,
    pub(super) loops: Vec<LoopStmt>,
    pub(super) guards: Vec<(StmtId, ExprId)>,
    pub(super) broken: bool,
    pub(super) points: OnceCell<Points>,
}

impl Cfg {
    /// The function.
    pub fn func(&self) -> FuncRef {
        self.func
    }

    /// Where the function starts.
    pub fn entry(&self) -> BlockId {
        BlockId(0)
    }

    /// The empty block that every normal return leads to.
    pub fn exit(&self) -> BlockId {
        BlockId::from_index(self.block_count().saturating_sub(2))
    }

    /// The empty block that every call that never returns leads to.
    pub fn halt(&self) -> BlockId {
        BlockId::from_index(self.block_count().saturating_sub(1))
    }

    /// Number of blocks, the two last ones included.
    pub fn block_count(&self) -> usize {
        self.blocks.len() - 1
    }

    /// All blocks.
    pub fn blocks(&self) -> impl DoubleEndedIterator<Item = BlockId> + ExactSizeIterator + use<> {
        (0..self.block_count()).map(BlockId::from_index)
    }

    /// Number of edges.
    pub fn edge_count(&self) -> usize {
        self.edges.len()
    }

    /// An edge.
    pub fn edge(&self, id: EdgeId) -> Edge {
        self.edges[id.index()]
    }

    /// The edges that leave a block: true before false, cases and arms in source order.
    pub fn succs(&self, block: BlockId) -> impl DoubleEndedIterator<Item = EdgeId> + ExactSizeIterator + use<> {
        let range = self.blocks[block.index()].succs..self.blocks[block.index() + 1].succs;
        range.map(EdgeId)
    }

    /// The edges that lead to a block.
    pub fn preds(&self, block: BlockId) -> impl DoubleEndedIterator<Item = EdgeId> + ExactSizeIterator + '_ {
        let range = self.blocks[block.index()].preds..self.blocks[block.index() + 1].preds;
        self.preds[range.start as usize..range.end as usize].iter().copied()
    }

    /// Number of points of the whole graph.
    pub fn point_count(&self) -> usize {
        self.steps.len()
    }

    /// The points of a block, in order.
    pub fn points(&self, block: BlockId) -> impl DoubleEndedIterator<Item = Point> + ExactSizeIterator + use<> {
        let Range { start, end } = self.range(block);
        (start..end).map(Point)
    }

    pub(super) fn range(&self, block: BlockId) -> Range<u32> {
        self.blocks[block.index()].steps..self.blocks[block.index() + 1].steps
    }

    /// What happens at a point.
    pub fn step(&self, point: Point) -> Step {
        self.steps[point.index()]
    }

    /// All points with what happens there, block after block.
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = (Point, Step)> + ExactSizeIterator + '_ {
        self.steps.iter().enumerate().map(|(index, &step)| (Point::from_index(index), step))
    }

    /// The block of a point.
    pub fn block_of(&self, point: Point) -> BlockId {
        let after = self.blocks.partition_point(|block| block.steps <= point.0);
        BlockId::from_index(after.saturating_sub(1))
    }

    /// Whether some path leads from the entry to the block.
    pub fn is_reachable(&self, block: BlockId) -> bool {
        self.blocks[block.index()].reachable
    }

    /// Whether the block holds something that the parser could not read, so that anything may happen in it.
    pub fn is_broken(&self, block: BlockId) -> bool {
        self.blocks[block.index()].broken
    }

    /// Whether a syntax error or a jump to nowhere makes "never" and "on no path" unanswerable for this function.
    pub fn has_errors(&self) -> bool {
        self.broken
    }

    /// The block in which the statement starts; of a compound statement its first operand.
    pub fn block_of_stmt(&self, stmt: StmtId) -> Option<BlockId> {
        let index = self.starts.binary_search_by_key(&stmt, |start| start.0).ok()?;
        Some(self.starts[index].1)
    }

    /// Every statement of the function with the block in which it starts, unreachable ones included.
    pub fn stmts(&self) -> impl ExactSizeIterator<Item = (StmtId, BlockId)> + '_ {
        self.starts.iter().copied()
    }

    /// The point at which an expression is evaluated, if it has a step of its own in this function.
    pub fn point_of(&self, expr: ExprId) -> Option<Point> {
        let exprs = &self.points.get_or_init(|| self.sorted_points()).exprs;
        let index = exprs.binary_search_by_key(&expr, |entry| entry.0).ok()?;
        Some(exprs[index].1)
    }

    /// The point at which a statement takes effect, for those that have a [`Step::Stmt`], [`Step::Var`] (of several the
    /// last), [`Step::Select`] or [`Step::Advance`].
    pub fn point_of_stmt(&self, stmt: StmtId) -> Option<Point> {
        let stmts = &self.points.get_or_init(|| self.sorted_points()).stmts;
        let after = stmts.partition_point(|entry| entry.0 <= stmt);
        stmts[..after].last().filter(|entry| entry.0 == stmt).map(|entry| entry.1)
    }

    fn sorted_points(&self) -> Points {
        let mut points = Points::default();
        for (point, step) in self.steps() {
            match step {
                Step::Expr(expr) => points.exprs.push((expr, point)),
                Step::Stmt(stmt) | Step::Var(stmt, _) | Step::Select(stmt) | Step::Advance(stmt) => {
                    points.stmts.push((stmt, point));
                }
                Step::Bind(_) => {}
            }
        }
        points.exprs.sort_unstable();
        points.stmts.sort_unstable();
        points
    }

    /// The points at which `defer` statements register their calls, in source order.
    pub fn defers(&self) -> &[Point] {
        &self.defers
    }

    /// The `for` statements, outer ones before inner ones.
    pub fn loop_stmts(&self) -> &[LoopStmt] {
        &self.loops
    }

    /// The operand of the type switch that a clause belongs to.
    pub fn guard(&self, clause: StmtId) -> Option<ExprId> {
        let index = self.guards.binary_search_by_key(&clause, |guard| guard.0).ok()?;
        Some(self.guards[index].1)
    }

    /// Whether control can come to the end or to a `return` statement. A deferred call that recovers is not considered.
    pub fn may_return(&self) -> bool {
        self.is_reachable(self.exit())
    }

    /// The call that a `go` or `defer` statement at this point starts or registers.
    pub fn spawned_call(&self, decl: &Decl, point: Point) -> Option<ExprId> {
        match self.step(point) {
            Step::Stmt(stmt) => match decl[stmt] {
                Stmt::Go(call) | Stmt::Defer(call) => Some(decl.unparen(call)),
                _ => None,
            },
            _ => None,
        }
    }
}
