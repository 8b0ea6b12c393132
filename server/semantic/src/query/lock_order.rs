//! In which order locks are taken.

use super::Site;
use super::locks::{Hold, MutexName};
use crate::flow::{FuncRef, Step};
use crate::model::Model;
use crate::summary::{Ops, Place, Root};
use crate::syntax::ast::{Expr, ExprId, UnaryOp};

/// A lock that is taken while another one is held. Locks are told apart by what they are called in the package: two values
/// of one type have the same.
#[derive(Clone, Debug)]
pub struct Nesting<'p> {
    /// The lock that is held, and how.
    pub outer: (MutexName, Hold),
    /// The lock that is taken, and how.
    pub inner: (MutexName, Hold),
    /// Where the outer one is taken.
    pub taken: ExprId,
    /// The call that takes the inner one, perhaps by its callee.
    pub at: Site<'p>,
    /// What else is held exclusively meanwhile.
    pub besides: Vec<MutexName>,
}

impl Nesting<'_> {
    /// Whether two goroutines, one here and one there, may each hold the lock that the other wants.
    pub fn crosses(&self, other: &Nesting) -> bool {
        let excludes = |held: Hold, taken: Hold| held == Hold::Write || taken == Hold::Write;
        self.outer.0 == other.inner.0
            && self.inner.0 == other.outer.0
            && excludes(self.outer.1, other.inner.1)
            && excludes(other.outer.1, self.inner.1)
            && !self.besides.iter().any(|gate| other.besides.contains(gate))
    }
}

impl<'p> Model<'p> {
    /// The locks that the declaration and its function literals take while they hold others. Left out are two locks of the
    /// same name, and those of a value that was made there and that nobody else may have yet.
    pub fn lock_nestings(&self) -> Vec<Nesting<'p>> {
        let mut nestings = Vec::new();
        if !self.touches().iter().any(|touch| touch.ops.any(Ops::LOCK | Ops::RLOCK)) {
            return nestings;
        }
        let lits = self.decl().exprs().filter(|lit| matches!(self.decl()[*lit], Expr::FuncLit { .. }));
        for func in std::iter::once(FuncRef::Decl).chain(lits.map(FuncRef::Lit)) {
            self.add_nestings(func, &mut nestings);
        }
        nestings
    }

    fn add_nestings(&self, func: FuncRef, nestings: &mut Vec<Nesting<'p>>) {
        if func.body(self.decl()).is_none() {
            return;
        }
        let Some(held) = self.locks_held(func) else { return };
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
                    let taken = self.taken_at(func, key, point)?;
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
                        at: Site { model: self.clone(), call },
                        besides: held.iter().filter(is_gate).map(|(name, ..)| *name).collect(),
                    });
                }
            }
        }
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
        let locking = summary.args().iter().filter(|(path, _)| !path.is_whole()).filter_map(|(path, done)| {
            let hold = match done.must {
                must if must.has(Ops::LOCK) => Hold::Write,
                must if must.has(Ops::RLOCK) => Hold::Read,
                _ => return None,
            };
            let callee = self.declaration(function)?;
            let argument = callee.local_object(callee.argument(path.arg)?)?;
            let mut ty = argument.ty;
            let mut name = None;
            for field in path.fields() {
                let selection = callee.types().lookup(ty, *field)?;
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
