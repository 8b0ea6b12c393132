//! Which variables the function literals of a declaration use that are declared outside of them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::access::is_reference;
use crate::syntax::ast::{Decl, Expr, ExprId, List, Stmt, UnaryOp};
use crate::types::{Def, Info, LocalId, LocalKind};

/// A variable that a function literal shares with the function around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Capture {
    /// The variable.
    pub local: LocalId,
    /// Whether the literal, or one inside of it, assigns to the variable itself.
    pub written: bool,
    /// Whether it assigns to a part of it: a field, an element of an array.
    pub part_written: bool,
    /// Whether it takes its address.
    pub address: bool,
    /// The first identifier in the literal that names it.
    pub ident: ExprId,
}

/// The captured variables of all function literals of a declaration.
#[derive(Debug, Default)]
pub struct Captures {
    by_lit: FxHashMap<ExprId, Vec<Capture>>,
}

impl Captures {
    /// Looks at all literals of a declaration.
    pub fn of(decl: &Decl, info: &Info) -> Captures {
        let mut lits: Vec<ExprId> = decl.exprs().filter(|id| matches!(decl[*id], Expr::FuncLit { .. })).collect();
        if lits.is_empty() {
            return Captures::default();
        }
        lits.sort_by_key(|id| decl.expr_span(*id).start);
        let targets = Targets::of(decl, info);
        let mut captures = Captures::default();
        let mut open: Vec<ExprId> = Vec::new();
        let mut coming = lits.into_iter().peekable();
        for (ident, local) in variables(decl, info) {
            let at = decl.expr_span(ident).start;
            while let Some(lit) = coming.next_if(|lit| decl.expr_span(*lit).start <= at) {
                open.retain(|outer| decl.expr_span(*outer).end > decl.expr_span(lit).start);
                open.push(lit);
            }
            open.retain(|lit| decl.expr_span(*lit).end > at);
            let home = info.local(local).and_then(|found| found.func);
            for &lit in open.iter().rev().take_while(|lit| Some(**lit) != home) {
                captures.note(lit, local, ident, &targets);
            }
        }
        captures
    }

    /// Whether no literal captures anything.
    pub fn is_empty(&self) -> bool {
        self.by_lit.is_empty()
    }

    fn note(&mut self, lit: ExprId, local: LocalId, ident: ExprId, targets: &Targets) {
        let captured = self.by_lit.entry(lit).or_default();
        let at = captured.iter().position(|capture| capture.local == local).unwrap_or_else(|| {
            captured.push(Capture { local, written: false, part_written: false, address: false, ident });
            captured.len() - 1
        });
        captured[at].written |= targets.whole.contains(&ident);
        captured[at].part_written |= targets.part.contains(&ident);
        captured[at].address |= targets.address.contains(&ident);
    }

    /// The variables that a literal captures, those of literals inside of it included.
    pub fn of_lit(&self, lit: ExprId) -> &[Capture] {
        self.by_lit.get(&lit).map_or(&[], Vec::as_slice)
    }
}

/// Identifiers that name a local variable, in source order.
fn variables(decl: &Decl, info: &Info) -> Vec<(ExprId, LocalId)> {
    let is_variable = |local: LocalId| {
        info.local(local).is_some_and(|found| {
            matches!(found.kind, LocalKind::Var | LocalKind::Receiver | LocalKind::Param(_) | LocalKind::Result(_))
        })
    };
    let named = |(ident, def)| match def {
        Def::Local(local) if is_variable(local) => Some((ident, local)),
        _ => None,
    };
    let mut found: Vec<(ExprId, LocalId)> = info.defs().filter_map(named).collect();
    found.sort_by_key(|(ident, _)| decl.expr_span(*ident).start);
    found
}

/// Identifiers at the root of what is written or has its address taken.
struct Targets {
    whole: FxHashSet<ExprId>,
    part: FxHashSet<ExprId>,
    address: FxHashSet<ExprId>,
}

impl Targets {
    fn of(decl: &Decl, info: &Info) -> Targets {
        let mut targets =
            Targets { whole: FxHashSet::default(), part: FxHashSet::default(), address: FxHashSet::default() };
        for stmt in decl.stmts() {
            match decl[stmt] {
                Stmt::Assign { lhs, .. } => targets.written(decl, lhs),
                Stmt::IncDec { x, .. } => targets.target(decl, x),
                Stmt::Range { key, value, define: false, .. } => {
                    for x in [key, value].into_iter().flatten() {
                        targets.target(decl, x);
                    }
                }
                _ => {}
            }
        }
        for expr in decl.exprs() {
            if let Expr::Unary { op: UnaryOp::And, x } = decl[expr] {
                targets.address.extend(addressed(decl, info, x));
            }
        }
        targets
    }

    /// A short variable declaration may assign to variables that exist, so that it counts like an assignment.
    fn written(&mut self, decl: &Decl, lhs: List<ExprId>) {
        for x in decl.list(lhs) {
            self.target(decl, x);
        }
    }

    fn target(&mut self, decl: &Decl, x: ExprId) {
        match root(decl, x) {
            Some((ident, true)) => self.whole.insert(ident),
            Some((ident, false)) => self.part.insert(ident),
            None => false,
        };
    }
}

/// The identifier that an operand is a part of, and whether it is the whole of it.
fn root(decl: &Decl, mut x: ExprId) -> Option<(ExprId, bool)> {
    let mut whole = true;
    loop {
        match decl[x] {
            Expr::Ident(_) => return Some((x, whole)),
            Expr::Paren(inner) => x = inner,
            Expr::Selector { x: inner, .. } | Expr::Index { x: inner, .. } => {
                whole = false;
                x = inner;
            }
            _ => return None,
        }
    }
}

/// The identifier of the variable that an addressable operand is, or lies in.
fn addressed(decl: &Decl, info: &Info, mut x: ExprId) -> Option<ExprId> {
    loop {
        match decl[x] {
            Expr::Ident(_) => return Some(x),
            Expr::Paren(inner) => x = inner,
            Expr::Selector { x: inner, .. } | Expr::Index { x: inner, .. } if !is_reference(info, inner) => x = inner,
            _ => return None,
        }
    }
}
