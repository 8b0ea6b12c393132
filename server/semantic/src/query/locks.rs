//! Which locks are held where, and what calls do to them.

use super::Site;
use crate::flow::{Change, FuncRef, Held, Point, Quantifier, Start, Step};
use crate::intern::Symbol;
use crate::model::{Callee, Model};
use crate::stdlib::effects;
use crate::summary::{Arg, ArgPath, Function, Hold, MutexName, Ops, Place, Root, Run, Touch, effect, field_of};
use crate::syntax::ast::{Expr, ExprId, Span, Stmt, UnaryOp};
use crate::syntax::visit::Node;
use crate::types::{LocalId, LocalKind, TypeName};

/// A call of a method of `sync.Mutex` or `sync.RWMutex`, perhaps an embedded one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LockCall {
    /// The call.
    pub call: ExprId,
    /// What it is called on: the mutex, or the value that embeds it.
    pub mutex: Place,
    /// For writing or for reading.
    pub hold: Hold,
    /// Whether it locks; otherwise it unlocks.
    pub locks: bool,
}

/// The locks that are certain to be held at each point of a function.
pub type HeldLocks = Held<(Place, Hold)>;

/// Calls are followed this far.
const MAX_DEPTH: usize = 3;

impl<'p> Model<'p> {
    /// The locking or unlocking that a call is. Trying to lock is none.
    pub fn lock_call(&self, call: ExprId) -> Option<LockCall> {
        let Callee::Method { owner, name, recv } = self.callee(call) else { return None };
        let is_mutex =
            owner.package == "sync" && owner.scope == 0 && (owner.name == "Mutex" || owner.name == "RWMutex");
        let (hold, locks) = match name.as_str() {
            "Lock" => (Hold::Write, true),
            "RLock" => (Hold::Read, true),
            "Unlock" => (Hold::Write, false),
            "RUnlock" => (Hold::Read, false),
            _ => return None,
        };
        let mutex = self.place(recv).filter(|_| is_mutex)?;
        Some(LockCall { call, mutex, hold, locks })
    }

    /// What a function itself locks and unlocks, in the order of its graph. Deferred calls are not among it.
    pub fn lock_calls(&self, func: FuncRef) -> Vec<(Point, LockCall)> {
        let cfg = self.cfg(func);
        let calls = cfg.steps().filter_map(|(point, step)| match step {
            Step::Expr(call) if self.is_call(call) => Some((point, self.lock_call(call)?)),
            _ => None,
        });
        calls.collect()
    }

    /// The locks that `func` takes and is certain to hold at each of its points. A mutex that is unlocked by a closure,
    /// tried, or handed around is left out. `None` when there are none or nothing can be said.
    pub fn locks_held(&self, func: FuncRef) -> Option<HeldLocks> {
        let cfg = self.cfg(func);
        if cfg.has_errors() {
            return None;
        }
        let mut mutexes: Vec<Place> = Vec::new();
        for (_, found) in self.lock_calls(func) {
            if found.locks && !mutexes.contains(&found.mutex) && !self.is_handed_around(func, &found.mutex) {
                mutexes.push(found.mutex);
            }
        }
        if mutexes.is_empty() {
            return None;
        }
        Held::of(&cfg, self.decl(), self.info(), Quantifier::Must, &[], |_, step, changes| {
            let Step::Expr(call) = step else { return };
            if !self.is_call(call) {
                return;
            }
            match self.lock_call(call) {
                Some(found) if mutexes.contains(&found.mutex) => {
                    let key = (found.mutex, found.hold);
                    changes.push(if found.locks { Change::Set(key) } else { Change::Clear(key) });
                }
                Some(_) => {}
                None => mutexes.iter().for_each(|mutex| self.add_changes(call, mutex, changes)),
            }
        })
    }

    fn add_changes(&self, call: ExprId, mutex: &Place, changes: &mut Vec<Change<(Place, Hold)>>) {
        let (may, must) = self.lock_ops_of(call, mutex);
        for (hold, lock, unlock) in [(Hold::Write, Ops::LOCK, Ops::UNLOCK), (Hold::Read, Ops::RLOCK, Ops::RUNLOCK)] {
            let key = (mutex.clone(), hold);
            if must.has(lock) && may.any(unlock) {
                // What is locked and unlocked there is held afterwards as it was before.
                continue;
            }
            if may.any(unlock) {
                changes.push(Change::Clear(key));
            } else if must.has(lock) {
                changes.push(Change::Set(key));
            }
        }
    }

    /// What a call that is no locking itself may do to a mutex, and what it is certain to do. A function value may unlock
    /// anything, unless what it does is in sight, or it is selected from something: fields hold callbacks of somebody who
    /// has no lock to give up, and methods of types that are not known don't know the mutex.
    pub fn lock_ops_of(&self, call: ExprId, mutex: &Place) -> (Ops, Ops) {
        let unlocks = Ops::UNLOCK | Ops::RUNLOCK;
        let is_hidden = match self.callee(call) {
            Callee::Local(local) => !self.leaves_locked(local, mutex),
            Callee::Unknown => !self.calls_selected(call),
            _ => false,
        };
        if is_hidden {
            return (unlocks, Ops::NONE);
        }
        let summaries = self.summaries();
        let (mut may, mut must) = (Ops::NONE, Ops::NONE);
        for (function, path) in self.passes_with(call, mutex) {
            let Some(callee) = summaries.function(function) else { return (unlocks, Ops::NONE) };
            let summary = callee.at(&path);
            may |= summary.may;
            must |= summary.must;
        }
        (may, must)
    }

    fn calls_selected(&self, call: ExprId) -> bool {
        let Expr::Call { fun, .. } = self.decl()[call] else { return false };
        matches!(self.decl()[self.decl().unparen(fun)], Expr::Selector { .. })
    }

    /// Whether a variable holds a literal that does nothing to a mutex and calls nothing that could.
    fn leaves_locked(&self, local: LocalId, mutex: &Place) -> bool {
        let Some(lit) = self.only_definition(local).map(|definition| definition.value) else { return false };
        if !matches!(self.decl()[lit], Expr::FuncLit { .. }) {
            return false;
        }
        let span = self.span(lit);
        let locking = Ops::LOCK | Ops::RLOCK | Ops::UNLOCK | Ops::RUNLOCK;
        let touches =
            self.touches_of(mutex).any(|touch| touch.ops.any(locking) && span.contains(self.span(touch.expr)));
        let calls = self.calls_in(span).any(|call| match self.callee(call) {
            Callee::Local(_) => true,
            _ => self.lock_ops_of(call, mutex).0.any(locking),
        });
        !touches && !calls
    }

    /// The functions of the package that a call hands the mutex to, or the value that it is a part of.
    fn passes_with<'a>(&'a self, call: ExprId, mutex: &'a Place) -> impl Iterator<Item = (Function, ArgPath)> + 'a {
        self.touches().iter().filter_map(move |touch| {
            let pass = touch.pass.filter(|pass| pass.call == call)?;
            let rest = mutex.path.strip_prefix(touch.place.path.as_slice())?;
            let path = ArgPath::new(pass.arg, rest)?;
            (touch.place.root == mutex.root).then_some((pass.callee, path))
        })
    }

    /// Whether `func` lets others unlock a mutex: a closure that only unlocks it, its unlocking taken as a value, a pointer
    /// to it that is handed on. Whether it is only tried to lock it counts too.
    pub fn is_handed_around(&self, func: FuncRef, mutex: &Place) -> bool {
        let Some(body) = func.body(self.decl()) else { return true };
        let span = self.decl().stmt_span(body);
        let inside: Vec<&Touch> = self.touches_of(mutex).filter(|touch| span.contains(self.span(touch.expr))).collect();
        inside.iter().any(|touch| {
            let is_own = touch.lit == func.lit();
            let is_value = self.ty(touch.expr).is_mutex();
            let method = self.method_use(touch.expr);
            let only_unlocks = || {
                let of_lit = inside.iter().filter(|other| other.lit == touch.lit);
                !of_lit.fold(Ops::NONE, |ops, other| ops | other.ops).any(Ops::LOCK | Ops::RLOCK)
            };
            let unlocks = touch.ops.any(Ops::UNLOCK | Ops::RUNLOCK);
            let is_deferred = touch.run == Run::Deferred;
            (unlocks && !is_own && !is_deferred && only_unlocks())
                || method.is_some_and(|(name, is_called)| name.as_str().starts_with("Try") || (unlocks && !is_called))
                || (is_value && method.is_none() && (touch.pass.is_some() || touch.ops.any(Ops::ESCAPES)))
        })
    }

    /// The method that an expression is the receiver of, and whether it is called.
    fn method_use(&self, recv: ExprId) -> Option<(Symbol, bool)> {
        let selector = self.parent(Node::Expr(recv)).and_then(Node::expr)?;
        let Expr::Selector { sel, .. } = self.decl()[selector] else { return None };
        let call = self.parent(Node::Expr(selector)).and_then(Node::expr);
        let is_called = call.is_some_and(|call| matches!(self.decl()[call], Expr::Call { fun, .. } if fun == selector));
        Some((self.decl().ident(sel)?, is_called))
    }

    /// The lock call that a mutex is held by at a point: the last one that every path has passed.
    pub fn taken_at(&self, func: FuncRef, key: &(Place, Hold), point: Point) -> Option<ExprId> {
        let flow = self.flow(func);
        let calls = self.lock_calls(func).into_iter().rev();
        let mut taken = calls.filter(|(_, found)| found.locks && found.mutex == key.0 && found.hold == key.1);
        taken.find(|(at, _)| flow.always_before(*at, point)).map(|(_, found)| found.call)
    }

    /// The lock that the callee of a call is certain to take before it does anything else to `mutex`, with the way in which
    /// it takes it. Deferred calls and goroutines don't count. A callee that returns at once when an atomic flag says that it
    /// has been called before takes the lock otherwise, unless this declaration sets that flag, or its function looks at it.
    pub fn locks_first(&self, call: ExprId, mutex: &Place) -> Option<(Hold, Site<'p>)> {
        let caller = Some(self.enclosing_func(Node::Expr(call)));
        self.passes_with(call, mutex).find_map(|(function, path)| self.first_lock(function, &path, caller, MAX_DEPTH))
    }

    /// Where the declared function returns at once because of an atomic flag that the function `func` of `caller` has no part
    /// in.
    fn early_returns(&self, caller: &Model, func: FuncRef) -> Vec<Point> {
        let decl = self.decl();
        let cfg = self.cfg(FuncRef::Decl);
        let Some(body) = FuncRef::Decl.body(decl) else { return Vec::new() };
        let early = self.stmts_of(body).into_iter().map_while(|stmt| {
            let Stmt::If { init: None, cond, then, els: None } = decl[stmt] else { return None };
            let [only] = self.stmts_of(then)[..] else { return None };
            let cond = match decl[decl.unparen(cond)] {
                Expr::Unary { op: UnaryOp::Not, x } => decl.unparen(x),
                _ => decl.unparen(cond),
            };
            let flag = self.atomic_flag(cond)?;
            let is_used = caller.touches().iter().any(|touch| {
                let is_look = caller.method_use(touch.expr).is_some_and(|(name, _)| name == "Load");
                caller.field_named(touch.expr) == Some(flag) && (touch.lit == func.lit() || !is_look)
            });
            matches!(decl[only], Stmt::Return(_)).then_some(())?;
            cfg.point_of_stmt(only).filter(|_| !is_used)
        });
        early.collect()
    }

    /// The field that a call of a method of `sync/atomic` is made on.
    fn atomic_flag(&self, call: ExprId) -> Option<(TypeName, Symbol)> {
        let Callee::Method { owner, recv, .. } = self.callee(self.as_call(call)?) else { return None };
        self.field_named(recv).filter(|_| owner.package == "sync/atomic" && owner.name == "Bool")
    }

    fn first_lock(
        &self,
        function: Function,
        path: &ArgPath,
        caller: Option<FuncRef>,
        depth: usize,
    ) -> Option<(Hold, Site<'p>)> {
        let depth = depth.checked_sub(1)?;
        let model = self.declaration(function)?;
        let local = model.argument(path.arg)?;
        let is_pointer = model.local_object(local).is_some_and(|local| local.ty.pointee().is_some());
        let mutex = Place { root: Root::Local(local), path: path.fields().into() };
        let flow = model.flow(FuncRef::Decl);
        if !is_pointer || flow.cfg().has_errors() || model.is_handed_around(FuncRef::Decl, &mutex) {
            return None;
        }
        let any = Ops::LOCK | Ops::RLOCK | Ops::UNLOCK | Ops::RUNLOCK;
        let first = flow.cfg().steps().find_map(|(point, step)| match step {
            Step::Expr(inner) if model.is_call(inner) => match model.lock_call(inner) {
                Some(found) => (found.mutex == mutex).then_some((point, inner, Some(found))),
                None => model.lock_ops_of(inner, &mutex).0.any(any).then_some((point, inner, None)),
            },
            _ => None,
        });
        let (point, inner, found) = first?;
        let early = caller.map(|caller| model.early_returns(self, caller)).unwrap_or_default();
        if !flow.paths().every(Start::Entry, |at, _| at == point || early.contains(&at)) {
            return None;
        }
        match found {
            Some(found) => found.locks.then_some((found.hold, Site { model: model.clone(), call: inner })),
            None => {
                let next = model.passes_with(inner, &mutex).collect::<Vec<_>>();
                next.into_iter().find_map(|(function, path)| self.first_lock(function, &path, None, depth))
            }
        }
    }

    /// Whether some function of the package unlocks the same field or package variable without having locked it: the mutex
    /// is handed from one to the other.
    pub fn is_unlocked_by_others(&self, lock: &LockCall) -> bool {
        let Some(mutex) = self.receiver(lock.call).and_then(|mutex| self.mutex_name(mutex)) else { return false };
        self.declarations().iter().any(|model| {
            let touches = model.touches().iter().filter(|touch| model.mutex_name(touch.expr) == Some(mutex));
            let ops = touches.fold(Ops::NONE, |ops, touch| ops | touch.ops);
            ops.any(Ops::UNLOCK | Ops::RUNLOCK) && !ops.any(Ops::LOCK | Ops::RLOCK)
        })
    }

    /// What a mutex is called in the whole package.
    pub(super) fn mutex_name(&self, mutex: ExprId) -> Option<MutexName> {
        if let Some((owner, field)) = field_of(self.decl(), self.info(), mutex) {
            return Some([owner.package, owner.name, field]);
        }
        match self.place(mutex) {
            Some(Place { root: Root::Package(object), path }) if path.is_empty() => {
                Some([object.package, Symbol::EMPTY, object.name])
            }
            _ => {
                let ty = self.ty(mutex);
                let name = ty.pointee().unwrap_or(ty).name().filter(|_| !ty.is_mutex())?;
                Some([name.package, name.name, Symbol::EMPTY])
            }
        }
    }

    /// The points of `func` at which a mutex may be unlocked, deferred calls where they are registered.
    pub fn unlocks(&self, func: FuncRef, mutex: &Place) -> Vec<Point> {
        let cfg = self.cfg(func);
        let own = self.moments(func, mutex, Ops::UNLOCK | Ops::RUNLOCK);
        let by_callees = cfg.steps().filter_map(|(point, step)| {
            let call = match step {
                Step::Expr(call) if self.is_call(call) => call,
                Step::Stmt(_) => cfg.spawned_call(self.decl(), point)?,
                _ => return None,
            };
            let unlocks =
                self.lock_call(call).is_none() && self.lock_ops_of(call, mutex).0.any(Ops::UNLOCK | Ops::RUNLOCK);
            unlocks.then_some(point)
        });
        own.into_iter().chain(by_callees).collect()
    }

    /// Whether the code in a range may take any lock, whatever it is called: then somebody has thought of other goroutines.
    pub fn may_lock_in(&self, span: Span) -> bool {
        self.calls_in(span).any(|call| self.may_lock(call))
    }

    /// Whether a call may take a lock or run once: a mutex, something with a name that says so, a function of this package
    /// that does.
    pub fn may_lock(&self, call: ExprId) -> bool {
        let callee = self.callee(call);
        let is_named = callee.method_name().is_some_and(speaks_of_locking)
            || matches!(callee, Callee::Func(object) if speaks_of_locking(object.name.as_str()));
        let acts = effect::of(callee).map(|effects| effects.receiver);
        let locks = acts.is_some_and(|acts| acts.any(effects::LOCKS | effects::RLOCKS));
        let function = self.package_function(callee);
        let summaries = self.summaries();
        let by_callee = function
            .and_then(|function| summaries.function(function))
            .is_some_and(|summary| summary.args().iter().any(|(_, arg)| arg.may.any(Ops::LOCK | Ops::RLOCK)));
        is_named || locks || by_callee || callee.is_method("sync", "Once", "Do")
    }

    /// Whether the code in a range may take a lock and still have it afterwards: a function of this package that gives back
    /// what it takes guards nothing of what its caller does.
    pub fn may_hold_in(&self, span: Span) -> bool {
        self.calls_in(span).any(|call| self.may_lock(call) && !self.gives_back(call))
    }

    fn gives_back(&self, call: ExprId) -> bool {
        let Some(function) = self.package_function(self.callee(call)) else { return false };
        let summaries = self.summaries();
        let Some(summary) = summaries.function(function) else { return false };
        let is_balanced =
            |ops: Ops| (!ops.any(Ops::LOCK) || ops.any(Ops::UNLOCK)) && (!ops.any(Ops::RLOCK) || ops.any(Ops::RUNLOCK));
        !speaks_of_locking(function.name.as_str()) && summary.args().iter().all(|(_, arg)| is_balanced(arg.may))
    }

    /// Whether the name of the declared function says that its callers hold a lock, as is the custom: `flushLocked`.
    pub fn is_called_locked(&self) -> bool {
        self.function().is_some_and(|function| speaks_of_locking(function.name.as_str()))
    }

    /// The variable that is the receiver or a parameter of the declared function.
    pub fn argument(&self, arg: Arg) -> Option<LocalId> {
        let is_it = |kind| match arg {
            Arg::Receiver => kind == LocalKind::Receiver,
            Arg::Param(index) => kind == LocalKind::Param(index),
        };
        let at = self.info().locals.iter().position(|local| local.func.is_none() && is_it(local.kind))?;
        u32::try_from(at).ok().map(LocalId)
    }

    /// Whether an expression is a call or conversion.
    pub fn is_call(&self, expr: ExprId) -> bool {
        matches!(self.decl()[expr], Expr::Call { .. })
    }
}

/// Whether a name has a part `lock`, `locked`, `unlock`: a custom that is as good as a comment.
fn speaks_of_locking(name: &str) -> bool {
    name.to_ascii_lowercase().contains("lock") && !name.to_ascii_lowercase().contains("block")
}
