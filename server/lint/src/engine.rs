//! Runs rules over a declaration: one look at its nodes for all of them.

use rustc_hash::FxHashMap;

use gohazard_semantic::Symbol;
use gohazard_semantic::flow::FuncRef;
use gohazard_semantic::syntax::ast::{Expr, ExprId, StmtId};

use crate::ctx::{Ctx, Decls};
use crate::kind::{ExprKind, StmtKind};
use crate::rule::{Callee, Check, Rule};

/// Position of a rule in the list that an engine was made of.
type RuleIndex = u16;

/// The rules that look at the same thing, with the functions that do.
type Looking<Arg> = Vec<(RuleIndex, fn(&Ctx, Arg))>;

/// The rules that look at many declarations at once.
type Overlooking = Vec<(RuleIndex, fn(&Decls))>;

/// What is called by a canonical name: package, type (or nothing), function.
type CalleeKey = (Symbol, Symbol, Symbol);

/// The rules, by what they want to see.
pub(crate) struct Engine {
    pub(crate) rules: Vec<&'static Rule>,
    calls: FxHashMap<CalleeKey, Looking<ExprId>>,
    exprs: [Looking<ExprId>; ExprKind::COUNT],
    stmts: [Looking<StmtId>; StmtKind::COUNT],
    funcs: Looking<FuncRef>,
    files: Overlooking,
    packages: Overlooking,
}

/// Which rules may speak, by position.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Enabled(Vec<bool>);

impl Enabled {
    fn has(&self, rule: RuleIndex) -> bool {
        self.0.get(rule as usize).copied().unwrap_or(false)
    }
}

impl Engine {
    pub(crate) fn new(rules: Vec<&'static Rule>) -> Engine {
        let mut engine = Engine {
            rules,
            calls: FxHashMap::default(),
            exprs: std::array::from_fn(|_| Vec::new()),
            stmts: std::array::from_fn(|_| Vec::new()),
            funcs: Vec::new(),
            files: Vec::new(),
            packages: Vec::new(),
        };
        for index in 0..engine.rules.len() {
            let check = &engine.rules[index].check;
            engine.register(index as RuleIndex, check);
        }
        engine
    }

    fn register(&mut self, rule: RuleIndex, check: &'static Check) {
        match check {
            Check::Call(symbols, run) => {
                for symbol in symbols.iter().copied().filter_map(callee_key) {
                    self.calls.entry(symbol).or_default().push((rule, *run));
                }
            }
            Check::Expr(kinds, run) => kinds.iter().for_each(|&kind| self.exprs[kind as usize].push((rule, *run))),
            Check::Stmt(kinds, run) => kinds.iter().for_each(|&kind| self.stmts[kind as usize].push((rule, *run))),
            Check::Func(run) => self.funcs.push((rule, *run)),
            Check::File(run) => self.files.push((rule, *run)),
            Check::Package(run) => self.packages.push((rule, *run)),
            Check::Any(checks) => checks.iter().for_each(|check| self.register(rule, check)),
            Check::Engine => {}
        }
    }

    /// The rules for which `wants` holds.
    pub(crate) fn enabled(&self, wants: impl Fn(&'static Rule) -> bool) -> Enabled {
        Enabled(self.rules.iter().map(|rule| wants(rule)).collect())
    }

    pub(crate) fn has_file_checks(&self) -> bool {
        !self.files.is_empty()
    }

    pub(crate) fn has_package_checks(&self) -> bool {
        !self.packages.is_empty()
    }

    /// Runs what looks at single declarations.
    pub(crate) fn check_decl(&self, ctx: &Ctx, enabled: &Enabled) {
        let decl = ctx.decl();
        for expr in decl.exprs() {
            let node = &decl[expr];
            for &(rule, run) in &self.exprs[ExprKind::of(node) as usize] {
                self.guarded(rule, enabled, || run(ctx, expr));
            }
            if matches!(node, Expr::Call { .. }) && !self.calls.is_empty() {
                let Some(key) = key_of(ctx.callee(expr)) else { continue };
                for &(rule, run) in self.calls.get(&key).into_iter().flatten() {
                    self.guarded(rule, enabled, || run(ctx, expr));
                }
            }
        }
        for stmt in decl.stmts() {
            for &(rule, run) in &self.stmts[StmtKind::of(&decl[stmt]) as usize] {
                self.guarded(rule, enabled, || run(ctx, stmt));
            }
        }
        let funcs: Vec<FuncRef> = FuncRef::all(decl).collect();
        for &(rule, run) in &self.funcs {
            for &func in &funcs {
                self.guarded(rule, enabled, || run(ctx, func));
            }
        }
    }

    /// Runs what looks at a file as a whole.
    pub(crate) fn check_file(&self, decls: &Decls, enabled: &Enabled) {
        for &(rule, run) in &self.files {
            self.guarded(rule, enabled, || run(decls));
        }
    }

    /// Runs what looks at a package as a whole.
    pub(crate) fn check_package(&self, decls: &Decls, enabled: &Enabled) {
        for &(rule, run) in &self.packages {
            self.guarded(rule, enabled, || run(decls));
        }
    }

    /// A rule that panics says nothing about this declaration; the others go on. Where panics end the process
    /// (WebAssembly), fuzzing is what keeps them from happening.
    fn guarded(&self, rule: RuleIndex, enabled: &Enabled, run: impl FnOnce()) {
        if !enabled.has(rule) {
            return;
        }
        if std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).is_err() {
            tracing::error!(rule = self.rules[rule as usize].id, "rule panicked");
        }
    }
}

/// The key of `net.Listen`, `net.Listener.Accept` or `net/http.Server.Serve`.
fn callee_key(symbol: &str) -> Option<CalleeKey> {
    let slash = symbol.rfind('/').map_or(0, |at| at + 1);
    let dot = slash + symbol[slash..].find('.')?;
    let package = Symbol::new(&symbol[..dot]);
    let key = match symbol[dot + 1..].split_once('.') {
        Some((ty, method)) => (package, Symbol::new(ty), Symbol::new(method)),
        None => (package, Symbol::EMPTY, Symbol::new(&symbol[dot + 1..])),
    };
    Some(key)
}

fn key_of(callee: Callee) -> Option<CalleeKey> {
    match callee {
        Callee::Func(object) => Some((object.package, Symbol::EMPTY, object.name)),
        Callee::Method { owner, name, .. } if owner.scope == 0 => Some((owner.package, owner.name, name)),
        _ => None,
    }
}
