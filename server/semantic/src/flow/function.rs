//! Everything about the flow of one function, computed when it is first asked for.

use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

use super::captures::Captures;
use super::cfg::Cfg;
use super::dominance::Dominance;
use super::failure::{Obtained, failure_edges};
use super::locals::Locals;
use super::loops::Loops;
use super::paths::{Paths, Start, Way};
use super::{Point, Step};
use crate::syntax::ast::{Decl, ExprId};
use crate::types::Info;

/// The flow of one function.
#[derive(Debug)]
pub struct Flow {
    decl: Arc<Decl>,
    info: Rc<Info>,
    captures: Rc<Captures>,
    cfg: Rc<Cfg>,
    dominance: OnceCell<Dominance>,
    post_dominance: OnceCell<Dominance>,
    loops: OnceCell<Loops>,
    locals: OnceCell<Locals>,
}

impl Flow {
    /// The flow of the function with this graph.
    pub fn new(decl: Arc<Decl>, info: Rc<Info>, captures: Rc<Captures>, cfg: Rc<Cfg>) -> Flow {
        Flow {
            decl,
            info,
            captures,
            cfg,
            dominance: OnceCell::new(),
            post_dominance: OnceCell::new(),
            loops: OnceCell::new(),
            locals: OnceCell::new(),
        }
    }

    /// The control-flow graph.
    pub fn cfg(&self) -> &Rc<Cfg> {
        &self.cfg
    }

    /// What every path from the entry passes.
    pub fn dominance(&self) -> &Dominance {
        self.dominance.get_or_init(|| Dominance::of(&self.cfg))
    }

    /// What every path to an end passes.
    pub fn post_dominance(&self) -> &Dominance {
        self.post_dominance.get_or_init(|| Dominance::post(&self.cfg))
    }

    /// What repeats.
    pub fn loops(&self) -> &Loops {
        self.loops.get_or_init(|| Loops::of(&self.cfg, self.dominance()))
    }

    /// Where variables get their values.
    pub fn locals(&self) -> &Locals {
        self.locals.get_or_init(|| Locals::of(&self.cfg, &self.decl, &self.info, &self.captures))
    }

    /// All paths of the function.
    pub fn paths(&self) -> Paths<'_> {
        Paths::new(&self.cfg, &self.decl)
    }

    /// Whether `a` has happened whenever `b` happens.
    pub fn always_before(&self, a: Point, b: Point) -> bool {
        self.dominance().always_before(&self.cfg, a, b)
    }

    /// Whether a step may happen twice in one run of the function.
    pub fn repeats(&self, point: Point) -> bool {
        self.loops().around(&self.cfg, point).is_some()
    }

    /// How paths end that start where result number `index` of a call (or a receive, map index, type assertion) was
    /// obtained, and meet no step for which `done` holds. Paths on which the error or `ok` that came with it says that
    /// nothing was obtained don't count; a loop that leads back to the start ends a path. `None` when that can't be known.
    pub fn ways_out(&self, source: ExprId, index: u32, done: impl FnMut(Point, Step) -> bool) -> Option<Vec<Way>> {
        if self.cfg.has_errors() {
            return None;
        }
        let Some(obtained) = Obtained::of(self.locals(), &self.info, source, index) else {
            let start = Start::After(self.cfg.point_of(source)?);
            return Some(self.paths().until_again().escapes(start, done));
        };
        let failing = failure_edges(&self.cfg, &self.decl, &self.info, self.locals(), &obtained);
        let feasible = |id: super::EdgeId| !failing.contains(id.index());
        Some(self.paths().feasible(&feasible).until_again().escapes(Start::After(obtained.point), done))
    }
}
