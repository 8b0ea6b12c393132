//! Goroutines: who starts them, what they run, and what may wait for them.
//!
//! Waiting is read generously. What could be a wait counts as one: a select, a call of code that can't be seen, a
//! method of something that the goroutine uses too. So "before it was waited for" is only said where nothing in
//! between could be one.

use rustc_hash::FxHashSet;

use crate::flow::{Access, Cfg, FuncRef, Point, Start, Step, Use, use_of};
use crate::model::{Callee, Model, never};
use crate::stdlib::effects::{self, Waits};
use crate::summary::{Function, Place, Run, effect};
use crate::syntax::ast::{Expr, ExprId, Span, Stmt, StmtId, UnaryOp};
use crate::syntax::visit::Node;
use crate::types::{Def, LocalId, Mode, TyKind};

/// What a call of the standard library waits for when it may be for a goroutine: for a lock or signal, or for what the
/// goroutine writes to or reads from.
const WAITS: Waits = effects::SYNC.and(effects::LOCK).and(effects::NETWORK).and(effects::STREAM).and(effects::PROCESS);

/// Who starts a goroutine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Started {
    /// A `go` statement.
    Go,
    /// A wait group or errgroup, by its method `Go`.
    Group,
    /// A timer or the end of a context: `time.AfterFunc`, `context.AfterFunc`.
    Later,
}

/// A goroutine that a function starts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Goroutine {
    /// The function that starts it.
    pub starter: FuncRef,
    /// Who starts it.
    pub by: Started,
    /// The statement that starts it.
    pub stmt: StmtId,
    /// The call that it runs, of a `go` statement; otherwise the call that starts it.
    pub call: ExprId,
    /// The function literal that it runs, if it is written there.
    pub lit: Option<ExprId>,
    /// When it starts, in the flow of the starter.
    pub at: Point,
}

impl Model<'_> {
    /// The goroutines that a function starts itself, in the order of its flow.
    pub fn goroutines(&self, func: FuncRef) -> Vec<Goroutine> {
        let cfg = self.cfg(func);
        let steps = cfg.steps().filter(|(point, _)| cfg.is_reachable(cfg.block_of(*point)));
        steps.filter_map(|(at, step)| self.started_at(func, at, step)).collect()
    }

    /// The goroutine whose body a function literal is.
    pub fn goroutine_of(&self, lit: ExprId) -> Option<Goroutine> {
        let starter = self.enclosing_func(Node::Expr(lit));
        self.goroutines(starter).into_iter().find(|goroutine| goroutine.lit == Some(lit))
    }

    fn started_at(&self, starter: FuncRef, at: Point, step: Step) -> Option<Goroutine> {
        let (by, stmt, call, run) = match step {
            Step::Stmt(stmt) => {
                let Stmt::Go(call) = self.decl()[stmt] else { return None };
                let call = self.decl().unparen(call);
                let Expr::Call { fun, .. } = self.decl()[call] else { return None };
                (Started::Go, stmt, call, fun)
            }
            Step::Expr(call) if matches!(self.decl()[call], Expr::Call { .. }) => {
                let (by, index) = spawning(self.callee(call))?;
                (by, self.stmt_of(call)?, call, self.arg(call, index)?)
            }
            _ => return None,
        };
        let run = self.decl().unparen(run);
        let lit = matches!(self.decl()[run], Expr::FuncLit { .. }).then_some(run);
        Some(Goroutine { starter, by, stmt, call, lit, at })
    }

    /// Whether it is this group that starts a goroutine: `group.Go(…)`.
    pub fn is_started_on(&self, goroutine: &Goroutine, group: &Place) -> bool {
        self.receiver(goroutine.call).and_then(|starter| self.place(starter)).as_ref() == Some(group)
    }

    /// The first point for which `goal` holds that may come after the goroutine was started, when nothing on the way
    /// there may wait for it and `ends` holds nowhere on it. `None` in a function with syntax errors.
    pub fn unjoined(
        &self,
        goroutine: &Goroutine,
        goal: impl FnMut(Point, Step) -> bool,
        mut ends: impl FnMut(Point, Step) -> bool,
    ) -> Option<Point> {
        let flow = self.flow(goroutine.starter);
        if flow.cfg().has_errors() {
            return None;
        }
        let shared = self.mentioned(self.decl().stmt_span(goroutine.stmt));
        let joins = |point, step| ends(point, step) || self.may_wait(&shared, step);
        flow.paths().find(Start::After(goroutine.at), goal, joins)
    }

    /// Whether the starter may wait for the goroutine, at any time after it was started, deferred calls included.
    pub fn may_be_joined(&self, goroutine: &Goroutine) -> bool {
        let flow = self.flow(goroutine.starter);
        let cfg = flow.cfg();
        let shared = self.mentioned(self.decl().stmt_span(goroutine.stmt));
        let waits = |_, step| self.may_wait(&shared, step);
        let deferred = cfg.defers().iter().filter_map(|point| cfg.spawned_call(self.decl(), *point));
        cfg.has_errors()
            || deferred.into_iter().any(|call| self.may_wait_in_call(&shared, call))
            || flow.paths().find(Start::After(goroutine.at), waits, |_, _| false).is_some()
    }

    /// Whether another run of the same statement may start it again before it was waited for.
    pub fn is_started_again(&self, goroutine: &Goroutine, ends: impl FnMut(Point, Step) -> bool) -> bool {
        self.unjoined(goroutine, |point, _| point == goroutine.at, ends).is_some()
    }

    /// The point at which a variable is declared anew, if it is one that `cfg`'s function declares.
    pub fn declaration_point(&self, cfg: &Cfg, local: LocalId) -> Option<Point> {
        let object = self.local_object(local).filter(|object| object.func == cfg.func().lit())?;
        cfg.point_of_stmt(self.stmt_of(object.ident)?)
    }

    /// Whether a deferred call of the function may recover from a panic.
    pub fn may_recover(&self, func: FuncRef) -> bool {
        never::may_recover(self.decl(), self.info(), &self.cfg(func))
    }

    /// Whether a function of the package may recover from a panic, or can't be read.
    pub fn function_may_recover(&self, function: Function) -> bool {
        self.summaries().note_everything();
        let package = self.package_facts();
        let files = 0..self.package().files.len();
        let mut models = files.flat_map(|file| {
            (0..package.decl_count(file)).filter_map(move |item| self.program().model(package, file, item))
        });
        let found = models.find(|model| model.function() == Some(function));
        found.is_none_or(|model| FuncRef::Decl.body(model.decl()).is_none() || model.may_recover(FuncRef::Decl))
    }

    /// Whether a function is only ever run in goroutines of its own: a literal that is started as one, or a function
    /// of the package that is called by `go` statements alone.
    pub fn is_worker(&self, func: FuncRef) -> bool {
        match func {
            FuncRef::Lit(lit) => self.goroutine_of(lit).is_some(),
            FuncRef::Decl => {
                let summaries = self.summaries();
                let callers = self.function().and_then(|function| summaries.callers(function));
                callers.is_some_and(|callers| {
                    !callers.unseen
                        && !callers.sites.is_empty()
                        && callers.sites.iter().all(|(run, _)| *run == Run::Goroutine)
                })
            }
        }
    }

    /// What is named in a range and lives outside of it: variables of the function and of the package.
    fn mentioned(&self, span: Span) -> FxHashSet<Def> {
        let inside = |local: LocalId| self.local_object(local).is_some_and(|it| span.contains(self.span(it.ident)));
        let named = self.exprs_in(span).filter_map(|expr| match self.def(expr) {
            Def::Local(local) if !inside(local) => Some(Def::Local(local)),
            def @ Def::Package(_) if self.info().mode(expr) == Mode::Var => Some(def),
            _ => None,
        });
        named.collect()
    }

    /// Whether a step may wait for a goroutine that uses what is in `shared`.
    fn may_wait(&self, shared: &FxHashSet<Def>, step: Step) -> bool {
        match step {
            Step::Select(_) => true,
            Step::Expr(expr) => match self.decl()[expr] {
                Expr::Unary { op: UnaryOp::Arrow, x } => !self.is_time_channel(x),
                Expr::Call { .. } => self.may_wait_in_call(shared, expr),
                _ => false,
            },
            Step::Stmt(stmt) => matches!(self.decl()[stmt], Stmt::Send { .. } | Stmt::Bad),
            Step::Advance(stmt) => match self.decl()[stmt] {
                Stmt::Range { x, .. } => match self.underlying(x).kind() {
                    TyKind::Chan(..) => !self.is_time_channel(x),
                    TyKind::Func { .. } | TyKind::Unknown => true,
                    _ => false,
                },
                _ => true,
            },
            Step::Var(..) | Step::Bind(_) => false,
        }
    }

    fn may_wait_in_call(&self, shared: &FxHashSet<Def>, call: ExprId) -> bool {
        let callee = self.callee(call);
        if callee.is_logging() {
            return false;
        }
        match callee {
            Callee::Builtin(_) | Callee::Conversion(_) => false,
            Callee::Lit(lit) => self.may_wait_in_literal(shared, lit),
            Callee::Local(local) => match self.only_definition(local).map(|definition| definition.value) {
                Some(lit) if matches!(self.decl()[lit], Expr::FuncLit { .. }) => {
                    // A literal that calls itself is not gone through again.
                    let own = self.span(lit).contains(self.span(call));
                    !own && self.may_wait_in_literal(shared, lit)
                }
                _ => !self.ty(call_fun(self, call)).is_cancel_func(),
            },
            Callee::Unknown => true,
            Callee::Func(_) | Callee::Method { .. } => match effect::of(callee) {
                Some(known) => known.waits.any(WAITS),
                None => is_wait(callee) || self.uses_shared(shared, call),
            },
        }
    }

    fn may_wait_in_literal(&self, shared: &FxHashSet<Def>, lit: ExprId) -> bool {
        let cfg = self.cfg(FuncRef::Lit(lit));
        let mut deferred = cfg.defers().iter().filter_map(|point| cfg.spawned_call(self.decl(), *point));
        cfg.steps().any(|(_, step)| self.may_wait(shared, step))
            || deferred.any(|call| self.may_wait_in_call(shared, call))
    }

    /// Whether a call of code of this or another package is given something that the goroutine uses too, or may reach
    /// such a thing because the goroutine uses variables of the package.
    fn uses_shared(&self, shared: &FxHashSet<Def>, call: ExprId) -> bool {
        let is_global = |def: &Def| matches!(def, Def::Package(_));
        shared.iter().any(is_global) || self.exprs_in(self.span(call)).any(|expr| shared.contains(&self.def(expr)))
    }

    /// The places at which a function itself uses a variable: reads it, assigns to it or takes its address. Declaring
    /// it is none.
    pub fn direct_uses(&self, func: FuncRef, local: LocalId) -> Vec<(Point, ExprId)> {
        let flow = self.flow(func);
        let mut uses: Vec<(Point, ExprId)> = Vec::new();
        for &(point, access) in flow.locals().accesses(local) {
            match access {
                Access::Read(expr) | Access::Address(expr) => uses.push((point, expr)),
                Access::Write(_) | Access::Captured { .. } => {}
            }
        }
        let declared = self.local_object(local).map(|object| object.ident);
        let own = self.facts().uses().of_local(local).iter().filter(|found| found.lit == func.lit());
        for found in own.filter(|found| Some(found.ident) != declared && self.is_assigned(found.ident)) {
            let point = self.stmt_of(found.ident).and_then(|stmt| flow.cfg().point_of_stmt(stmt));
            uses.extend(point.map(|point| (point, found.ident)));
        }
        uses.sort_unstable();
        uses
    }

    /// Whether an identifier names a variable that is given a value there: by an assignment, `++` or a range statement.
    pub fn is_assigned(&self, ident: ExprId) -> bool {
        let (_, used) = use_of(self.decl(), self.info(), self.parents(), ident);
        matches!(used, Use::Written(_) | Use::Updated(_))
    }

    /// Whether a call may take a lock: it is known to, or it is a statement of its own and calls code that may do
    /// anything.
    pub fn may_take_lock(&self, call: ExprId) -> bool {
        let callee = self.callee(call);
        let is_statement = matches!(self.parent(Node::Expr(call)), Some(Node::Stmt(stmt))
            if matches!(self.decl()[stmt], Stmt::Expr(_)));
        match callee {
            Callee::Builtin(_) | Callee::Conversion(_) => false,
            _ => match effect::of(callee) {
                Some(known) => {
                    known.waits.any(effects::SYNC | effects::LOCK)
                        || known.receiver.any(effects::LOCKS | effects::RLOCKS)
                }
                None => is_statement && !callee.is_logging(),
            },
        }
    }

    /// Whether a channel is one that the `time` package sends on.
    pub fn is_time_channel(&self, channel: ExprId) -> bool {
        self.underlying(channel).chan_elem().is_some_and(|elem| elem.is_named("time", "Time"))
    }
}

/// Whether a function of no known effect is called `Wait`: the one of a bubble of `testing/synctest` and its like.
fn is_wait(callee: Callee) -> bool {
    matches!(callee, Callee::Func(object) if object.name == "Wait")
}

fn call_fun(model: &Model, call: ExprId) -> ExprId {
    match model.decl()[call] {
        Expr::Call { fun, .. } => fun,
        _ => call,
    }
}

/// Whether a call starts a goroutine, and which of its arguments that one runs.
fn spawning(callee: Callee) -> Option<(Started, usize)> {
    let is_group = callee.is_method("sync", "WaitGroup", "Go")
        || ["Go", "TryGo"].iter().any(|name| callee.is_method("golang.org/x/sync/errgroup", "Group", name));
    if is_group {
        return Some((Started::Group, 0));
    }
    let is_later = callee.is_func("time", "AfterFunc") || callee.is_func("context", "AfterFunc");
    is_later.then_some((Started::Later, 1))
}
