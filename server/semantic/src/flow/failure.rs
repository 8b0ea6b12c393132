//! Branches on which a call that yields a value and an error did not yield the value.

use smallvec::SmallVec;

use super::bits::BitSet;
use super::cfg::{Cfg, EdgeId, Point};
use super::facts::{Fact, Is, facts, variable};
use super::locals::{Locals, Value};
use crate::syntax::ast::{Decl, ExprId};
use crate::types::{Basic, Info, LocalId, TyKind};

/// A value that some statement obtained, with what tells whether it did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Obtained {
    /// Where the variables get their values.
    pub point: Point,
    /// The variable that holds the value; absent when it is stored elsewhere.
    pub value: Option<LocalId>,
    /// The error, or the `ok`, that came with it.
    pub outcome: Option<LocalId>,
}

impl Obtained {
    /// What is done with result number `index` of the call `source`, or with its only one, or with what a receive, map
    /// index or type assertion yields. The outcome is the last result, if that is an error or a bool. `None` when no
    /// variable gets any of it.
    pub fn of(locals: &Locals, info: &Info, source: ExprId, index: u32) -> Option<Obtained> {
        let mut obtained: Option<Obtained> = None;
        let mut last = None;
        for (local, point, value) in locals.all_writes() {
            let (is_value, at) = match value {
                Value::Result { call, index: at } if call == source => (at == index, Some(at)),
                Value::Expr(expr) if expr == source => (true, None),
                Value::Ok(expr) if expr == source => (false, Some(1)),
                _ => continue,
            };
            let obtained = obtained.get_or_insert(Obtained { point, value: None, outcome: None });
            if is_value {
                obtained.value = Some(local);
            } else if is_outcome(info, local) {
                last = last.max(at.map(|at| (at, local)));
            }
        }
        let mut obtained = obtained?;
        obtained.outcome = last.map(|(_, local)| local);
        Some(obtained)
    }
}

/// Whether a variable can tell failure: an error, a bool, or something whose type is not known.
fn is_outcome(info: &Info, local: LocalId) -> bool {
    let Some(found) = info.local(local) else { return false };
    match found.ty.kind() {
        TyKind::Unknown => found.name == "err" || found.name == "ok",
        TyKind::Basic(basic) => *basic == Basic::Bool,
        TyKind::Named(name, _) => name.package.as_str().is_empty() && name.name == "error",
        TyKind::Interface { .. } => true,
        _ => false,
    }
}

/// The edges that are only taken when the value was not obtained: the error that came with it is not nil, its `ok` is
/// false, or it is nil itself. An outcome that may have been overwritten in between tells nothing.
pub fn failure_edges(cfg: &Cfg, decl: &Decl, info: &Info, locals: &Locals, obtained: &Obtained) -> BitSet {
    let fails = |fact: &Fact| {
        let Some(local) = variable(decl, info, fact.subject) else { return false };
        let says_so = match fact.is {
            Is::NotNil | Is::False => obtained.outcome == Some(local),
            Is::Nil => obtained.value == Some(local),
            _ => false,
        };
        says_so && holds_still(cfg, locals, local, fact.subject, obtained.point)
    };
    let all = (0..cfg.edge_count()).map(EdgeId::from_index);
    let failing = all.filter(|id| {
        let known: SmallVec<[Fact; 2]> = facts(decl, info, cfg.edge(*id).kind);
        known.iter().any(fails)
    });
    failing.map(EdgeId::index).collect()
}

/// Whether the variable that is read there has the value that it got at `point`, on all paths.
fn holds_still(cfg: &Cfg, locals: &Locals, local: LocalId, read: ExprId, point: Point) -> bool {
    let Some(at) = cfg.point_of(read) else { return false };
    locals.reaching(local, at).only().is_some_and(|write| write.point == Some(point))
}
