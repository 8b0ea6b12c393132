//! Function literals that run in goroutines: where they are started, and what may run at the same time.

use crate::flow::{FuncRef, Point, Runs, Start, Step, runs};
use crate::model::{Callee, Model};
use crate::stdlib::effects;
use crate::summary::{Place, Root, effect};
use crate::syntax::ast::{Expr, ExprId, Span, Stmt, StmtId, UnaryOp};
use crate::syntax::visit::Node;
use crate::types::{Const, TyKind};

/// A place at which a function literal is started in a goroutine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spawn {
    /// The literal.
    pub lit: ExprId,
    /// The `go` statement, or the call that starts goroutines.
    pub at: Node,
    /// The function that starts it.
    pub func: FuncRef,
    /// When.
    pub point: Point,
    /// Whether it is a handler, of which a server runs many at once.
    pub serves: bool,
}

impl Model<'_> {
    /// Where a function literal is started in goroutines. None at all when it may come to run in another way, too.
    pub fn spawns_of(&self, lit: ExprId) -> Vec<Spawn> {
        let mut spawns = Vec::new();
        for run in runs(self.decl(), self.info(), self.parents(), self.facts().uses(), lit) {
            let (at, serves) = match run {
                Runs::Go(stmt) => (Node::Stmt(stmt), false),
                Runs::Passed { call, index } => {
                    if self.is_subtest(call) && !self.calls_parallel(lit) {
                        return Vec::new();
                    }
                    let acts = effect::of(self.callee(call)).map(|effects| effects.arg(index as usize));
                    let Some(acts) = acts.filter(|acts| acts.any(effects::SPAWNS | effects::SERVES)) else {
                        return Vec::new();
                    };
                    (Node::Expr(call), acts.has(effects::SERVES))
                }
                _ => return Vec::new(),
            };
            let func = self.enclosing_func(at);
            let cfg = self.cfg(func);
            let point = match at {
                Node::Stmt(stmt) => cfg.point_of_stmt(stmt),
                Node::Expr(call) => cfg.point_of(call),
                _ => None,
            };
            let Some(point) = point.filter(|_| !cfg.has_errors()) else { return Vec::new() };
            spawns.push(Spawn { lit, at, func, point, serves });
        }
        spawns
    }

    /// Whether a call runs a part of a test and waits for it, unless that part asks to run beside others.
    fn is_subtest(&self, call: ExprId) -> bool {
        let callee = self.callee(call);
        [("T", "Run"), ("B", "Run"), ("F", "Fuzz")].iter().any(|(owner, name)| callee.is_method("testing", owner, name))
    }

    fn calls_parallel(&self, lit: ExprId) -> bool {
        self.calls_in(self.span(lit)).any(|call| self.callee(call).is_method("testing", "T", "Parallel"))
    }

    /// The variable or field that an expression in `lit` names, if it was declared outside of the literal. An argument that
    /// the literal is called with counts as what it is outside.
    pub fn captured_place(&self, lit: ExprId, expr: ExprId) -> Option<Place> {
        let (expr, inside) = (self.decl().unparen(expr), self.span(lit));
        let places = self.touches().iter().filter(|touch| touch.expr == expr).map(|touch| &touch.place);
        places.into_iter().find(|place| !self.is_declared_in(place, inside)).cloned()
    }

    fn is_declared_in(&self, place: &Place, span: Span) -> bool {
        match place.root {
            Root::Package(_) => false,
            Root::Local(local) => self.local_object(local).is_none_or(|local| span.contains(self.span(local.ident))),
        }
    }

    /// Whether a literal may run in several goroutines at once that share `place`: a loop around its start does not wait for
    /// it, and the variable is declared outside of the loop.
    pub fn runs_beside_itself(&self, spawn: &Spawn, place: &Place) -> bool {
        if spawn.serves {
            return true;
        }
        let Some(around) = self.enclosing_loop(spawn.at) else { return false };
        let Some(body) = self.loop_body(around) else { return false };
        let span = self.decl().stmt_span(body);
        !self.is_declared_in(place, self.decl().stmt_span(around))
            && self.flow(spawn.func).repeats(spawn.point)
            && !self.is_serial_group(spawn)
            && !self.waits_in(spawn, span)
    }

    /// Whether the group that starts the literal runs one at a time.
    fn is_serial_group(&self, spawn: &Spawn) -> bool {
        let Node::Expr(start) = spawn.at else { return false };
        let Some(group) = self.receiver(start).and_then(|group| self.place(group)) else { return false };
        self.calls_in(Span::new(0, self.decl().len)).any(|call| {
            self.callee(call).method_name() == Some("SetLimit")
                && self.receiver(call).and_then(|group| self.place(group)).as_ref() == Some(&group)
                && self.arg(call, 0).is_some_and(|limit| self.int(limit).is_none_or(|limit| limit == 1))
        })
    }

    /// Whether the spawning function may wait in a range, the start itself aside.
    fn waits_in(&self, spawn: &Spawn, span: Span) -> bool {
        let cfg = self.cfg(spawn.func);
        cfg.steps().any(|(point, step)| {
            let within = match step {
                Step::Expr(expr) => span.contains(self.span(expr)),
                Step::Stmt(stmt) | Step::Select(stmt) | Step::Advance(stmt) | Step::Bind(stmt) | Step::Var(stmt, _) => {
                    span.contains(self.decl().stmt_span(stmt))
                }
            };
            within && point != spawn.point && self.may_join(step) && !self.is_unrelated(spawn, step)
        })
    }

    /// Whether a step receives from something that the goroutine can't know: a variable that the literal does not mention and
    /// that a function has made of nothing but numbers and texts, such as a ticker.
    fn is_unrelated(&self, spawn: &Spawn, step: Step) -> bool {
        let Step::Expr(receive) = step else { return false };
        let Expr::Unary { op: UnaryOp::Arrow, x } = self.decl()[receive] else { return false };
        let Some(Root::Local(local)) = self.place(x).map(|place| place.root) else { return false };
        let literal = self.span(spawn.lit);
        let is_mentioned = self.uses(local).into_iter().any(|used| literal.contains(self.span(used)));
        let made = self.only_definition(local).and_then(|definition| self.as_call(definition.value));
        let is_plain = |arg: ExprId| matches!(self.underlying(arg).kind(), TyKind::Basic(_));
        let is_apart = |call: ExprId| matches!(self.callee(call), Callee::Func(_)) && self.args(call).all(is_plain);
        !is_mentioned && made.is_some_and(is_apart)
    }

    /// Whether a step may wait for what other goroutines do: it receives, locks, waits for a group, or calls what can't be
    /// seen through.
    pub fn may_join(&self, step: Step) -> bool {
        match step {
            Step::Select(_) => true,
            Step::Advance(stmt) => match self.decl()[stmt] {
                Stmt::Range { x, .. } => {
                    matches!(self.underlying(x).kind(), TyKind::Chan(..) | TyKind::Func { .. } | TyKind::Unknown)
                }
                _ => true,
            },
            Step::Expr(expr) => match self.decl()[expr] {
                Expr::Unary { op: UnaryOp::Arrow, .. } => true,
                Expr::Call { .. } => self.call_may_join(expr),
                _ => false,
            },
            Step::Stmt(stmt) => matches!(self.decl()[stmt], Stmt::Send { .. } | Stmt::Bad),
            Step::Var(..) | Step::Bind(_) => false,
        }
    }

    fn call_may_join(&self, call: ExprId) -> bool {
        let callee = self.callee(call);
        match callee {
            Callee::Builtin(_) | Callee::Conversion(_) => false,
            _ => effect::of(callee).is_none_or(|effects| {
                let waits = effects::SYNC | effects::LOCK | effects::PROCESS;
                effects.waits.any(waits) || !effects.receiver.is_none() && effects.receiver.any(effects::CLOSES)
            }),
        }
    }

    /// Whether some path leads from the start of a goroutine to `point` of the function that starts it without waiting for
    /// anything.
    pub fn reaches_unjoined(&self, spawn: &Spawn, point: Point) -> bool {
        let flow = self.flow(spawn.func);
        let found = flow.paths().find(Start::After(spawn.point), |at, _| at == point, |_, step| self.may_join(step));
        found.is_some()
    }

    /// Whether two goroutines may run at once: one is started after the other without waiting in between.
    pub fn run_together(&self, one: &Spawn, other: &Spawn) -> bool {
        one.func == other.func
            && one.at != other.at
            && (self.reaches_unjoined(one, other.point) || self.reaches_unjoined(other, one.point))
    }

    /// Whether what stands at `at` in a goroutine is kept apart from other goroutines by something: a lock that the literal
    /// itself holds anywhere, a value received before it, a token sent to a channel of one.
    pub fn is_guarded(&self, lit: ExprId, at: ExprId) -> bool {
        let Some(body) = FuncRef::Lit(lit).body(self.decl()) else { return true };
        let (span, start) = (self.decl().stmt_span(body), self.span(at).start);
        let receives =
            self.receives_in(span).any(|channel| self.span(channel).start < start && !self.is_in_defer(channel.into()));
        let sends = self.stmts_in(span).any(|stmt| match self.decl()[stmt] {
            Stmt::Send { chan, .. } => self.decl().stmt_span(stmt).start < start && self.may_hold_one(chan),
            _ => false,
        });
        receives || sends || self.may_hold_in(span)
    }

    /// Whether a node belongs to a deferred call, or to a literal that is deferred.
    pub fn is_in_defer(&self, node: Node) -> bool {
        self.ancestors(node).filter_map(Node::stmt).any(|stmt| matches!(self.decl()[stmt], Stmt::Defer(_)))
    }

    /// Whether a channel may have room for one value only, so that it can be used as a lock.
    fn may_hold_one(&self, chan: ExprId) -> bool {
        let Some(source) = self.source_call(chan) else { return true };
        if !self.callee(source.value).is_builtin("make") {
            return true;
        }
        match self.arg(source.value, 1).map(|size| self.constant(size)) {
            None => false,
            Some(Some(size)) => size.as_int() == Some(1) || matches!(size, Const::Unknown),
            Some(None) => false,
        }
    }

    /// The outermost statement of the block that declares a local variable which holds `node`.
    pub fn stmt_beside(&self, declared: ExprId, node: Node) -> Option<StmtId> {
        let home = self
            .ancestors(Node::Expr(declared))
            .find(|node| matches!(node, Node::Stmt(stmt) if matches!(self.decl()[*stmt], Stmt::Block(_))))?;
        let around = std::iter::once(node).chain(self.ancestors(node));
        around.into_iter().find(|node| self.parent(*node) == Some(home)).and_then(Node::stmt)
    }
}
