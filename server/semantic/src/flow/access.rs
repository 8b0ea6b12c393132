//! Finds what each step of a function does with variables.

use rustc_hash::{FxHashMap, FxHashSet};

use super::captures::Captures;
use super::cfg::{Cfg, Point, Step};
use super::locals::{Access, Value};
use crate::syntax::ast::{AssignTok, Decl, Expr, ExprId, List, Spec, Stmt, StmtId, UnaryOp};
use crate::types::{Def, Info, LocalId, LocalKind, TyKind};

type Accesses = FxHashMap<LocalId, Vec<(Point, Access)>>;

/// The variables that have a value when the function starts, and its named results.
pub(super) fn entry_values(cfg: &Cfg, info: &Info) -> (FxHashMap<LocalId, Value>, FxHashSet<LocalId>) {
    let mut values = FxHashMap::default();
    let mut results = FxHashSet::default();
    for (index, local) in info.locals.iter().enumerate() {
        let id = LocalId(u32::try_from(index).unwrap_or(u32::MAX));
        let own = local.func == cfg.func().lit();
        match local.kind {
            LocalKind::Receiver | LocalKind::Param(_) if own => {
                values.insert(id, Value::Param);
            }
            LocalKind::Result(_) if own => {
                values.insert(id, Value::Zero);
                results.insert(id);
            }
            LocalKind::Var | LocalKind::Receiver | LocalKind::Param(_) | LocalKind::Result(_) if !own => {
                values.insert(id, Value::Unknown);
            }
            _ => {}
        }
    }
    (values, results)
}

pub(super) fn collect(cfg: &Cfg, decl: &Decl, info: &Info, captures: &Captures) -> Accesses {
    let deferred = cfg.defers().iter().filter_map(|point| deferred_lit(cfg, decl, *point)).collect();
    let mut collector = Collector { cfg, decl, info, captures, deferred, accesses: Accesses::default() };
    for (point, step) in cfg.steps() {
        collector.step(point, step);
    }
    collector.accesses
}

/// The function literal that a `defer` statement calls.
fn deferred_lit(cfg: &Cfg, decl: &Decl, point: Point) -> Option<ExprId> {
    let call = cfg.spawned_call(decl, point)?;
    match decl[call] {
        Expr::Call { fun, .. } => Some(decl.unparen(fun)).filter(|fun| matches!(decl[*fun], Expr::FuncLit { .. })),
        _ => None,
    }
}

struct Collector<'a> {
    cfg: &'a Cfg,
    decl: &'a Decl,
    info: &'a Info,
    captures: &'a Captures,
    deferred: FxHashSet<ExprId>,
    accesses: Accesses,
}

impl Collector<'_> {
    fn step(&mut self, point: Point, step: Step) {
        match step {
            Step::Expr(expr) => self.expr(point, expr),
            Step::Stmt(stmt) => self.stmt(point, stmt),
            Step::Var(stmt, index) => self.var(point, stmt, index),
            Step::Bind(stmt) => self.bind(point, stmt),
            Step::Select(_) | Step::Advance(_) => {}
        }
    }

    fn note(&mut self, local: LocalId, point: Point, access: Access) {
        self.accesses.entry(local).or_default().push((point, access));
    }

    fn expr(&mut self, point: Point, expr: ExprId) {
        match self.decl[expr] {
            Expr::Ident(_) => {
                if let Some(local) = self.local(expr) {
                    self.note(local, point, Access::Read(expr));
                }
            }
            Expr::FuncLit { .. } => {
                let is_deferred = self.deferred.contains(&expr);
                for capture in self.captures.of_lit(expr) {
                    let sets = !is_deferred && (capture.written || capture.address);
                    self.note(capture.local, point, Access::Captured { lit: expr, sets });
                }
            }
            Expr::Unary { op: UnaryOp::And, x } => {
                if let Some(local) = self.root(x) {
                    self.note(local, point, Access::Address(expr));
                }
            }
            _ => {}
        }
    }

    fn stmt(&mut self, point: Point, stmt: StmtId) {
        match self.decl[stmt] {
            Stmt::Assign { lhs, tok: AssignTok::Op(_), .. } => {
                for target in self.decl.list(lhs) {
                    self.write(point, target, Value::Updated(stmt));
                }
            }
            Stmt::IncDec { x, .. } => self.write(point, x, Value::Updated(stmt)),
            Stmt::Assign { lhs, rhs, .. } => self.assign(point, lhs, rhs),
            _ => {}
        }
    }

    fn var(&mut self, point: Point, stmt: StmtId, index: u32) {
        let Stmt::Decl(decl) = self.decl[stmt] else { return };
        let Some(spec) = self.decl.at(decl.specs, index as usize) else { return };
        if let Spec::Value { names, values, .. } = self.decl[spec] {
            self.assign(point, names, values);
        }
    }

    fn assign(&mut self, point: Point, lhs: List<ExprId>, rhs: List<ExprId>) {
        let single = if lhs.len() > 1 { self.decl.only(rhs) } else { None };
        for (index, target) in self.decl.list(lhs).enumerate() {
            let value = match single {
                Some(source) => part(self.decl, source, index),
                None if rhs.is_empty() => Value::Zero,
                None => self.decl.at(rhs, index).map_or(Value::Unknown, Value::Expr),
            };
            self.write(point, target, value);
        }
    }

    fn bind(&mut self, point: Point, stmt: StmtId) {
        match self.decl[stmt] {
            Stmt::Range { key, value, .. } => {
                for (target, second) in [(key, false), (value, true)] {
                    if let Some(target) = target {
                        self.write(point, target, Value::Item { stmt, second });
                    }
                }
            }
            Stmt::Case { .. } => {
                if let Some(&local) = self.info.implicits.get(&stmt) {
                    let value = Value::Guard { operand: self.cfg.guard(stmt), clause: stmt };
                    self.note(local, point, Access::Write(value));
                }
            }
            _ => {}
        }
    }

    fn write(&mut self, point: Point, target: ExprId, value: Value) {
        if let Some(local) = self.local(self.decl.unparen(target)) {
            self.note(local, point, Access::Write(value));
        }
    }

    fn local(&self, ident: ExprId) -> Option<LocalId> {
        match self.info.def(ident) {
            Def::Local(local) => Some(local),
            _ => None,
        }
    }

    /// The variable that an addressable operand is, or is a part of.
    fn root(&self, mut x: ExprId) -> Option<LocalId> {
        loop {
            match self.decl[x] {
                Expr::Ident(_) => return self.local(x),
                Expr::Paren(inner) => x = inner,
                Expr::Selector { x: inner, .. } | Expr::Index { x: inner, .. } if !is_reference(self.info, inner) => {
                    x = inner;
                }
                _ => return None,
            }
        }
    }
}

/// Whether a part of an operand lies elsewhere: behind a pointer, in the array of a slice, in a map.
pub(super) fn is_reference(info: &Info, operand: ExprId) -> bool {
    matches!(info.ty(operand).kind(), TyKind::Pointer(_) | TyKind::Slice(_) | TyKind::Map(..))
}

/// The value number `index` of an expression that yields several.
fn part(decl: &Decl, source: ExprId, index: usize) -> Value {
    let source = decl.unparen(source);
    match decl[source] {
        Expr::Call { .. } => Value::Result { call: source, index: u32::try_from(index).unwrap_or(u32::MAX) },
        Expr::Bad => Value::Unknown,
        _ if index == 0 => Value::Expr(source),
        _ => Value::Ok(source),
    }
}
