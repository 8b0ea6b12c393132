//! What is known of variables at each point: nil or not, true or false.

use smallvec::SmallVec;

use super::cfg::{Cfg, Edge, Point, Step};
use super::facts::{Is, facts, is_nil, variable};
use super::locals::{Access, Locals, Value};
use super::solve::{Analysis, Lattice, Solution, forward};
use crate::syntax::ast::{Decl, Expr, ExprId, UnaryOp};
use crate::types::{Basic, Const, Info, LocalId, TyKind};

/// What is known of variables, sorted. Fewer entries are less knowledge.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Known(SmallVec<[(LocalId, Is); 4]>);

impl Known {
    /// What is known of a variable: [`Is::Nil`], [`Is::NotNil`], [`Is::True`] or [`Is::False`].
    pub fn of(&self, local: LocalId) -> Option<Is> {
        let found = self.0.binary_search_by_key(&local, |entry| entry.0).ok()?;
        Some(self.0[found].1)
    }

    fn set(&mut self, local: LocalId, is: Option<Is>) {
        match (self.0.binary_search_by_key(&local, |entry| entry.0), is) {
            (Ok(found), Some(is)) => self.0[found].1 = is,
            (Ok(found), None) => {
                self.0.remove(found);
            }
            (Err(place), Some(is)) => self.0.insert(place, (local, is)),
            (Err(_), None) => {}
        }
    }
}

impl Lattice for Known {
    fn join(&mut self, other: &Known) -> bool {
        let before = self.0.len();
        self.0.retain(|(local, is)| other.of(*local) == Some(*is));
        self.0.len() != before
    }
}

/// The data-flow problem. Variables that closures set or whose address is taken are never known.
pub struct Truths<'a> {
    decl: &'a Decl,
    info: &'a Info,
    writes: Vec<(Point, LocalId, Value)>,
    unsteady: Vec<LocalId>,
}

impl<'a> Truths<'a> {
    /// Prepares the problem for a function.
    pub fn of(decl: &'a Decl, info: &'a Info, locals: &Locals) -> Truths<'a> {
        let all = (0..u32::try_from(info.locals.len()).unwrap_or(0)).map(LocalId);
        let (unsteady, steady): (Vec<_>, Vec<_>) = all.partition(|local| locals.is_set_elsewhere(*local));
        let written = |local: LocalId| {
            locals.accesses(local).iter().filter_map(move |(point, access)| match access {
                Access::Write(value) => Some((*point, local, *value)),
                _ => None,
            })
        };
        let mut writes: Vec<_> = steady.into_iter().flat_map(written).collect();
        writes.sort_unstable_by_key(|(point, local, _)| (*point, *local));
        Truths { decl, info, writes, unsteady }
    }

    /// Solves the problem.
    pub fn solve<'c>(&'c self, cfg: &'c Cfg) -> Option<Solution<'c, Truths<'a>>> {
        forward(cfg, self)
    }

    /// What is known of the value of an expression, given what is known of variables.
    pub fn value(&self, known: &Known, expr: ExprId) -> Option<Is> {
        let expr = self.decl.unparen(expr);
        if is_nil(self.decl, self.info, expr) {
            return Some(Is::Nil);
        }
        match self.info.value(expr) {
            Some(Const::Bool(true)) => return Some(Is::True),
            Some(Const::Bool(false)) => return Some(Is::False),
            _ => {}
        }
        match self.decl[expr] {
            Expr::Unary { op: UnaryOp::And, .. } | Expr::FuncLit { .. } => Some(Is::NotNil),
            Expr::Unary { op: UnaryOp::Not, x } => match self.value(known, x)? {
                Is::True => Some(Is::False),
                Is::False => Some(Is::True),
                _ => None,
            },
            Expr::Ident(_) => known.of(variable(self.decl, self.info, expr)?),
            _ => None,
        }
    }
}

impl Truths<'_> {
    /// What the zero value of a variable is.
    fn zero(&self, local: LocalId) -> Option<Is> {
        match self.info.local(local)?.ty.kind() {
            TyKind::Basic(Basic::Bool) => Some(Is::False),
            TyKind::Pointer(_)
            | TyKind::Slice(_)
            | TyKind::Map(..)
            | TyKind::Chan(..)
            | TyKind::Func { .. }
            | TyKind::Interface { .. } => Some(Is::Nil),
            TyKind::Named(name, _) if name.package.as_str().is_empty() && name.name == "error" => Some(Is::Nil),
            _ => None,
        }
    }
}

impl Analysis for Truths<'_> {
    type Fact = Known;

    fn boundary(&self) -> Known {
        Known::default()
    }

    fn step(&self, known: &mut Known, point: Point, _step: Step) {
        let from = self.writes.partition_point(|(at, ..)| *at < point);
        let here = self.writes[from..].iter().take_while(|(at, ..)| *at == point);
        let new: SmallVec<[(LocalId, Option<Is>); 2]> = here
            .map(|(_, local, value)| match value {
                Value::Expr(expr) => (*local, self.value(known, *expr)),
                Value::Zero => (*local, self.zero(*local)),
                _ => (*local, None),
            })
            .collect();
        for (local, is) in new {
            known.set(local, is);
        }
    }

    fn edge(&self, known: &mut Known, edge: Edge) -> bool {
        for fact in facts(self.decl, self.info, edge.kind) {
            if matches!(fact.is, Is::Equal(_) | Is::NotEqual(_)) {
                continue;
            }
            let Some(local) = variable(self.decl, self.info, fact.subject) else { continue };
            if self.unsteady.binary_search(&local).is_ok() {
                continue;
            }
            if known.of(local).is_some_and(|is| is.excludes(fact.is)) {
                return false;
            }
            known.set(local, Some(fact.is));
        }
        true
    }
}
