//! Reads one declaration and writes down what it says about itself.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::local::{ArgFacts, ArgPath, CallSite, Handed, LocalSummary, Origin, SiteArg};
use super::ops::Ops;
use super::place::{Place, Root, field_of};
use super::run::Run;
use super::touch::{Arg, Function, Touch};
use super::ways::{Way, Ways, ways_to};
use crate::flow::{BlockId, Cfg, Point, forward_order};
use crate::intern::Symbol;
use crate::model::callee::Callee;
use crate::model::never;
use crate::syntax::ast::{Decl, Expr, ExprId, Spec, Stmt};
use crate::syntax::locate::Parents;
use crate::syntax::visit::Node;
use crate::types::{Def, Info, LocalId, LocalKind, Mode};

/// What a declaration is read with.
pub struct Source<'a> {
    /// Its syntax.
    pub decl: &'a Decl,
    /// Its names and types.
    pub info: &'a Info,
    /// Parents of its nodes.
    pub parents: &'a Parents,
    /// Its touches.
    pub touches: &'a [Touch],
    /// The graph of the declared function; absent for other declarations and functions without a body.
    pub cfg: Option<&'a Cfg>,
    /// Path of the package that it belongs to.
    pub package: Symbol,
}

/// What the declaration says about itself.
pub fn collect(source: &Source) -> LocalSummary {
    let mut summary = LocalSummary { values: source.function_values(), ..LocalSummary::default() };
    for touch in source.touches {
        if let Some(field) = field_of(source.decl, source.info, touch.expr) {
            *summary.fields.entry(field).or_default() |= touch.ops;
        }
        if let Root::Package(object) = touch.place.root
            && touch.place.path.is_empty()
        {
            *summary.globals.entry(object).or_default() |= touch.ops;
        }
    }
    let paths = Paths::of(source);
    for touch in source.touches {
        let Some(arg) = source.arg_path(&touch.place) else { continue };
        let facts = summary.args.entry(arg).or_default();
        let shared = if touch.run == Run::Goroutine { Ops::SHARED } else { Ops::NONE };
        facts.may |= touch.ops | shared;
        if let Some(pass) = touch.pass {
            facts.handed.push(Handed { to: pass.callee, arg: pass.arg, run: touch.run });
        }
    }
    paths.add_ways(source, &mut summary.args);
    summary.opaque = !source.decl.errors.is_empty() || source.decl.func().is_some_and(|func| func.body.is_none());
    summary.sites = source.sites(&paths);
    let cfg = source.cfg.filter(|cfg| !cfg.has_errors() && !never::may_recover(source.decl, source.info, cfg));
    summary.routes = cfg.and_then(|cfg| cfg.routes(|expr| source.callee(expr)));
    summary.never_returns = cfg.is_some_and(|cfg| !cfg.may_return());
    summary
}

impl<'a> Source<'a> {
    /// The parameter or receiver that a place belongs to, with the fields from there on.
    fn arg_path(&self, place: &Place) -> Option<ArgPath> {
        let Root::Local(local) = place.root else { return None };
        let arg = self.arg_of(local)?;
        ArgPath::new(arg, &place.path)
    }

    fn arg_of(&self, local: LocalId) -> Option<Arg> {
        let local = self.info.local(local)?;
        match local.kind {
            _ if local.func.is_some() => None,
            LocalKind::Receiver => Some(Arg::Receiver),
            LocalKind::Param(index) => Some(Arg::Param(index)),
            _ => None,
        }
    }

    /// The function of this package that a call calls.
    fn callee(&self, call: ExprId) -> Option<Function> {
        match Callee::of(self.decl, self.info, call) {
            Callee::Func(object) if object.package == self.package => {
                Some(Function { recv: Symbol::EMPTY, name: object.name })
            }
            Callee::Method { owner, name, .. } if owner.package == self.package && owner.scope == 0 => {
                Some(Function { recv: owner.name, name })
            }
            _ => None,
        }
    }

    /// Calls of functions of this package, in the order of [`LocalSummary::sites`].
    fn site_calls(&self) -> impl Iterator<Item = ExprId> + '_ {
        self.decl.exprs().filter(|&expr| matches!(self.decl[expr], Expr::Call { .. }) && self.callee(expr).is_some())
    }

    fn sites(&self, paths: &Paths<'a>) -> Vec<CallSite> {
        let mut by_call: FxHashMap<ExprId, Vec<&'a Touch>> = FxHashMap::default();
        let mut ops: FxHashMap<&Place, Ops> = FxHashMap::default();
        for touch in self.touches {
            *ops.entry(&touch.place).or_default() |= touch.ops;
            if let Some(pass) = touch.pass {
                by_call.entry(pass.call).or_default().push(touch);
            }
        }
        let before = paths.before(self, self.touches.iter().filter(|touch| touch.pass.is_some()));
        self.site_calls()
            .filter_map(|call| {
                let callee = self.callee(call)?;
                let run = Run::of_call_expr(self.decl, self.info, self.parents, call);
                let mut args: BTreeMap<Arg, SiteArg> = BTreeMap::new();
                for touch in by_call.get(&call).into_iter().flatten() {
                    let Some(pass) = touch.pass else { continue };
                    let site = SiteArg {
                        origin: self.origin(&touch.place),
                        caller: ops.get(&touch.place).copied().unwrap_or_default(),
                        before: before.get(&touch.expr).copied().unwrap_or_default(),
                    };
                    args.entry(pass.arg).or_insert(site);
                }
                Some(CallSite { callee, run, args: args.into_iter().collect() })
            })
            .collect()
    }

    /// Where the value of a place came from.
    pub fn origin(&self, place: &Place) -> Origin {
        let Some(local) = place.as_local() else { return Origin::Unknown };
        if let Some(arg) = self.arg_of(local) {
            return Origin::Param(arg);
        }
        let Some(value) = self.only_definition(local) else { return Origin::Unknown };
        match Callee::of(self.decl, self.info, value).symbol() {
            Some(symbol) => Origin::Call(Symbol::new(&symbol)),
            None => Origin::Unknown,
        }
    }

    /// The expression that a local gets its value from, when there is exactly one.
    fn only_definition(&self, local: LocalId) -> Option<ExprId> {
        let assigned_again = self.touches.iter().any(|touch| {
            touch.ops.any(Ops::STORE) && touch.place.as_local() == Some(local) && self.decl.ident(touch.expr).is_some()
        });
        if assigned_again {
            return None;
        }
        let ident = self.info.local(local)?.ident;
        let (targets, values) = match self.parents.parent(Node::Expr(ident))? {
            Node::Stmt(stmt) => match self.decl[stmt] {
                Stmt::Assign { lhs, rhs, .. } => (lhs, rhs),
                _ => return None,
            },
            Node::Spec(spec) => match self.decl[spec] {
                Spec::Value { names, values, .. } => (names, values),
                _ => return None,
            },
            _ => return None,
        };
        let index = self.decl.list(targets).position(|target| target == ident)?;
        let value = if values.len() == targets.len() { self.decl.at(values, index) } else { self.decl.only(values) };
        value.map(|value| self.decl.unparen(value))
    }

    /// Functions and methods of the package that are named without being called.
    fn function_values(&self) -> std::collections::BTreeSet<Function> {
        let mut values = std::collections::BTreeSet::new();
        for (ident, def) in self.info.defs() {
            let function = match def {
                Def::Package(object) if object.package == self.package && self.info.mode(ident) == Mode::Value => {
                    Function { recv: Symbol::EMPTY, name: object.name }
                }
                Def::Method { owner: Some(owner), name } if owner.package == self.package && owner.scope == 0 => {
                    Function { recv: owner.name, name }
                }
                _ => continue,
            };
            if !self.is_called(ident) {
                values.insert(function);
            }
        }
        values
    }

    fn is_called(&self, ident: ExprId) -> bool {
        let mut at = ident;
        while let Some(Node::Expr(parent)) = self.parents.parent(Node::Expr(at)) {
            match self.decl[parent] {
                Expr::Selector { sel, .. } if sel == at => at = parent,
                Expr::Paren(_) => at = parent,
                Expr::Index { x, .. } if x == at => at = parent,
                Expr::Call { fun, .. } => return fun == at,
                _ => return false,
            }
        }
        // The declaring name of a function is not a use.
        at == ident && self.parents.parent(Node::Expr(at)).is_none()
    }
}

/// What lies on the paths of the declared function.
struct Paths<'a> {
    order: Vec<BlockId>,
    /// By local place, what happens to it, in source order.
    happens: FxHashMap<&'a Place, Vec<Happening>>,
}

/// Something that happens to a place on the paths of the declared function.
struct Happening {
    block: BlockId,
    point: Point,
    way: Way,
}

impl<'a> Paths<'a> {
    fn of(source: &Source<'a>) -> Paths<'a> {
        let mut paths = Paths { order: Vec::new(), happens: FxHashMap::default() };
        let Some(cfg) = source.cfg else { return paths };
        paths.order = forward_order(cfg);
        let mut handed: FxHashMap<&Place, u32> = FxHashMap::default();
        for touch in source.touches {
            if !matches!(touch.place.root, Root::Local(_)) {
                continue;
            }
            let mut way = Way { ops: touch.ops, handed: 0 };
            if touch.pass.is_some() {
                let place = handed.entry(&touch.place).or_default();
                way.handed = if touch.run == Run::Later { 0 } else { 1u64.checked_shl(*place).unwrap_or(0) };
                *place += 1;
            }
            if !counts(touch) {
                way.ops = Ops::NONE;
            }
            if (way != Way::default())
                && let Some((block, point)) = source.point(cfg, touch.expr)
            {
                paths.happens.entry(&touch.place).or_default().push(Happening { block, point, way });
            }
        }
        paths
    }

    /// The ways of a place to the start of each block.
    fn ways(&self, cfg: &Cfg, happens: &[Happening]) -> Vec<Option<Ways>> {
        let mut by_block: FxHashMap<BlockId, Way> = FxHashMap::default();
        for happening in happens {
            let way = by_block.entry(happening.block).or_default();
            way.ops |= happening.way.ops;
            way.handed |= happening.way.handed;
        }
        ways_to(cfg, &self.order, &by_block)
    }

    /// Adds to `args` the ways to the exit.
    fn add_ways(&self, source: &Source<'a>, args: &mut BTreeMap<ArgPath, ArgFacts>) {
        let Some(cfg) = source.cfg else { return };
        for touch in source.touches {
            let Some(facts) = source.arg_path(&touch.place).and_then(|path| args.get_mut(&path)) else { continue };
            if !facts.ways.is_empty() {
                continue;
            }
            if cfg.has_errors() {
                facts.ways = vec![Way::default()];
                continue;
            }
            let happens = self.happens.get(&touch.place).map_or(&[][..], Vec::as_slice);
            let ways = &self.ways(cfg, happens)[cfg.exit().index()];
            facts.ways = ways.iter().flat_map(Ways::iter).collect();
        }
    }

    /// What was done with each of the places that `touches` hand over, on every path before that.
    fn before(&self, source: &Source<'a>, touches: impl Iterator<Item = &'a Touch>) -> FxHashMap<ExprId, Ops> {
        let mut before: FxHashMap<ExprId, Ops> = FxHashMap::default();
        let Some(cfg) = source.cfg else { return before };
        // Place by place: to keep the ways of all places to all blocks would take too much memory in generated code.
        let mut asked: FxHashMap<&Place, Vec<(ExprId, BlockId, Point)>> = FxHashMap::default();
        for touch in touches {
            if let Some((block, point)) = source.point(cfg, touch.expr) {
                asked.entry(&touch.place).or_default().push((touch.expr, block, point));
            }
        }
        for (place, asked) in asked {
            let Some(happens) = self.happens.get(place) else { continue };
            let mut ways = None;
            for (expr, block, point) in asked {
                let earlier = happens.iter().filter(|earlier| earlier.block == block && earlier.point < point);
                let mut ops = earlier.fold(Ops::NONE, |ops, earlier| ops | earlier.way.ops);
                // Nothing has happened to it where a block is first reached, unless something happens in another one.
                if happens.iter().any(|other| other.block != block && other.way.ops != Ops::NONE) {
                    let ways = ways.get_or_insert_with(|| self.ways(cfg, happens));
                    ops |= ways[block.index()].as_ref().map_or(Ops::NONE, Ways::common);
                }
                before.insert(expr, ops);
            }
        }
        before
    }
}

/// Whether a touch is certain to happen where its statement stands.
fn counts(touch: &Touch) -> bool {
    matches!(touch.run, Run::Here | Run::Deferred)
}

impl Source<'_> {
    /// Where in the declared function's graph an expression is evaluated; for code of a literal, where the literal is.
    fn point(&self, cfg: &Cfg, expr: ExprId) -> Option<(BlockId, Point)> {
        let mut at = Node::Expr(expr);
        loop {
            if let Node::Expr(expr) = at
                && let Some(point) = cfg.point_of(expr)
            {
                return Some((cfg.block_of(point), point));
            }
            at = match self.parents.parent(at)? {
                Node::Stmt(stmt) => {
                    let point = cfg.point_of_stmt(stmt);
                    match point {
                        Some(point) => return Some((cfg.block_of(point), point)),
                        None => Node::Stmt(stmt),
                    }
                }
                other => other,
            };
        }
    }
}
