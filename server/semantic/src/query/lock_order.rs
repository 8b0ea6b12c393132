//! In which order locks are taken.

use std::rc::Rc;

use super::Site;
use crate::flow::{FuncRef, Point, Step};
use crate::model::{Model, PlacedNesting};
use crate::summary::{Arg, Hold, MutexName, Nesting, Ops, Place, Root};
use crate::syntax::ast::{Expr, ExprId, UnaryOp};

impl<'p> Model<'p> {
    /// The locks that the declaration and its function literals take while they hold others. Left out are two locks of the
    /// same name, those of a value that was made there and that nobody else may have yet, and what comes behind a wait for
    /// other goroutines.
    pub fn lock_nestings(&self) -> Rc<Vec<Nesting>> {
        self.facts().nestings.get(&self.summaries(), self.is_package_whole(), || self.find_nestings())
    }

    /// Where the package takes the same two locks the other way round, so that two goroutines may wait for each other. `None`
    /// as well when most of the code does as this nesting does; of two orders that are as frequent, the first one is right.
    pub fn inversion(&self, nesting: &Nesting) -> Option<Site<'p>> {
        let all = self.package_nestings();
        let (place, other) = all.iter().find(|(_, other)| nesting.crosses(other))?;
        let count = |outer: MutexName, inner: MutexName| {
            all.iter().filter(|(_, it)| (it.outer.0, it.inner.0) == (outer, inner)).count()
        };
        let here = (self.file_index(), self.item_index());
        let (outer, inner) = (nesting.outer.0, nesting.inner.0);
        let (with, against) = (count(outer, inner), count(inner, outer));
        if with > against || (with == against && (here, nesting.call) < (*place, other.call)) {
            return None;
        }
        let model = self.program().model(self.package_facts(), place.0, place.1)?;
        Some(Site { model, call: other.call })
    }

    /// All nestings of the package, in the order of files and declarations.
    fn package_nestings(&self) -> Rc<Vec<PlacedNesting>> {
        let summaries = self.summaries();
        summaries.note_everything();
        let package = self.package_facts();
        let find = || {
            // What the other declarations ask for themselves is covered by everything.
            let before = summaries.start_reading();
            let whole = self.is_package_whole();
            let found = package.locking_decls().flat_map(|(place, facts)| {
                let model = Model::new(self.program(), package, place.0, place.1, facts.for_once());
                let nestings = facts.nestings.get(&summaries, whole, || model.find_nestings());
                nestings.iter().map(|nesting| (place, nesting.clone())).collect::<Vec<_>>()
            });
            let found = Rc::new(found.collect());
            summaries.stop_reading(before);
            found
        };
        Rc::clone(package.nestings.get_or_init(find))
    }

    fn find_nestings(&self) -> Vec<Nesting> {
        let mut nestings = Vec::new();
        if self.touches().iter().any(|touch| touch.ops.any(Ops::LOCK | Ops::RLOCK)) {
            for func in FuncRef::all(self.decl()) {
                self.add_nestings(func, &mut nestings);
            }
        }
        nestings
    }

    fn add_nestings(&self, func: FuncRef, nestings: &mut Vec<Nesting>) {
        let Some(held) = self.locks_held(func) else { return };
        let waits = self.waits(func);
        for (point, step) in self.cfg(func).steps() {
            let Step::Expr(call) = step else { continue };
            if !self.is_call(call) {
                continue;
            }
            let keys = held.before(point);
            if keys.is_empty() {
                continue;
            }
            let held: Vec<_> = keys
                .into_iter()
                .filter(|key| !self.is_made_here_alone(&key.0))
                .filter_map(|key| {
                    let taken =
                        self.taken_at(func, key, point).filter(|taken| !self.is_preceded(func, *taken, &waits))?;
                    Some((self.mutex_name(self.receiver(taken)?)?, key.1, taken))
                })
                .collect();
            for inner in self.locks_taken_by(call) {
                for &(outer, hold, taken) in held.iter().filter(|(outer, ..)| *outer != inner.0) {
                    let is_gate = |(name, hold, _): &&(MutexName, Hold, ExprId)| *hold == Hold::Write && *name != outer;
                    nestings.push(Nesting {
                        outer: (outer, hold),
                        inner,
                        taken,
                        call,
                        besides: held.iter().filter(is_gate).map(|(name, ..)| *name).collect(),
                    });
                }
            }
        }
    }

    /// Where a function waits for other goroutines: what it does behind may well be all that goes on then.
    fn waits(&self, func: FuncRef) -> Vec<Point> {
        let is_wait = |step: Step| match step {
            Step::Expr(expr) => match self.decl()[expr] {
                Expr::Unary { op: UnaryOp::Arrow, .. } => true,
                Expr::Call { .. } => self.callee(expr).method_name() == Some("Wait"),
                _ => false,
            },
            _ => false,
        };
        self.cfg(func).steps().filter(|(_, step)| is_wait(*step)).map(|(point, _)| point).collect()
    }

    fn is_preceded(&self, func: FuncRef, call: ExprId, waits: &[Point]) -> bool {
        let Some(point) = self.cfg(func).point_of(call) else { return false };
        waits.iter().any(|wait| self.flow(func).always_before(*wait, point))
    }

    /// The locks that a call is certain to take: it is `Lock` itself, or a function of the package that takes one that
    /// belongs to an argument.
    fn locks_taken_by(&self, call: ExprId) -> Vec<(MutexName, Hold)> {
        if let Some(lock) = self.lock_call(call) {
            let name = self.receiver(call).and_then(|mutex| self.mutex_name(mutex));
            let is_shared = lock.locks && !self.is_made_here_alone(&lock.mutex);
            return name.filter(|_| is_shared).map(|name| (name, lock.hold)).into_iter().collect();
        }
        let Some(function) = self.package_function(self.callee(call)) else { return Vec::new() };
        let summaries = self.summaries();
        let Some(summary) = summaries.function(function) else { return Vec::new() };
        let locking = summary.args().iter().filter_map(|(path, done)| {
            let hold = match done.must {
                must if must.has(Ops::LOCK) => Hold::Write,
                must if must.has(Ops::RLOCK) => Hold::Read,
                _ => return None,
            };
            let argument = match path.arg {
                Arg::Receiver => self.receiver(call)?,
                Arg::Param(index) => self.arg(call, index as usize)?,
            };
            let mut ty = self.ty(argument);
            let mut name = None;
            for field in path.fields() {
                let selection = self.types().lookup(ty, *field)?;
                ty = selection.ty;
                name = selection.owner.map(|owner| [owner.package, owner.name, *field]);
            }
            Some((name?, hold))
        });
        locking.collect()
    }

    /// Whether a place is part of a value that a variable of this declaration was given when it was made.
    fn is_made_here_alone(&self, place: &Place) -> bool {
        let Root::Local(local) = place.root else { return false };
        let Some(made) = self.only_definition(local) else { return false };
        let mut value = self.decl().unparen(made.value);
        if let Expr::Unary { op: UnaryOp::And, x } = self.decl()[value] {
            value = self.decl().unparen(x);
        }
        matches!(self.decl()[value], Expr::CompositeLit { .. }) || self.callee(value).is_builtin("new")
    }
}
