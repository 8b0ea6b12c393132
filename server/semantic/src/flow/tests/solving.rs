//! The solver and its sets.

use super::Func;
use crate::flow::solve::{Analysis, backward, forward};
use crate::flow::{BitSet, Edge, EdgeKind, MustSet, Point, Step, laws};
use crate::syntax::ast::{Decl, Expr};

#[test]
fn sets_are_sets() {
    let mut set: BitSet = [3, 64, 200].into_iter().collect();
    assert!(set.contains(64) && !set.contains(65) && !set.contains(5000));
    assert_eq!(set.iter().collect::<Vec<_>>(), [3, 64, 200]);
    assert!(!set.insert(3) && set.insert(4));
    set.remove(200);
    assert_eq!(set.len(), 3);
    assert_eq!(set, [4, 3, 64].into_iter().collect());
    assert_eq!(BitSet::below(130).len(), 130);
    assert!(set.intersect(&BitSet::below(4)) && !set.is_empty());
    set.clear();
    assert!(set.is_empty());
}

#[test]
fn sets_keep_the_laws_of_lattices() {
    let sets: Vec<BitSet> = [&[][..], &[1], &[1, 2], &[2, 100], &[1, 100, 300]]
        .into_iter()
        .map(|members| members.iter().copied().collect())
        .collect();
    laws::check(&sets);
    let sets: Vec<MustSet> = sets.into_iter().map(MustSet).collect();
    laws::check(&sets);
}

/// Which of the functions `a`, `b`, … have been called.
struct Called<'a, F> {
    decl: &'a Decl,
    start: F,
    add: fn(&mut F, usize),
}

impl<F: crate::flow::solve::Lattice> Analysis for Called<'_, F> {
    type Fact = F;

    fn boundary(&self) -> F {
        self.start.clone()
    }

    fn step(&self, fact: &mut F, _point: Point, step: Step) {
        if let Step::Expr(call) = step
            && let Expr::Call { fun, .. } = self.decl[call]
            && let Some(name) = self.decl.ident(fun)
        {
            (self.add)(fact, usize::from(name.as_str().as_bytes()[0] - b'a'));
        }
    }

    fn edge(&self, _fact: &mut F, edge: Edge) -> bool {
        // What stands under `if false`.
        let never = |cond| self.decl.ident(cond).is_some_and(|name| name == "false");
        !matches!(edge.kind, EdgeKind::True(cond) if never(cond))
    }
}

fn letters(set: &BitSet) -> String {
    set.iter().map(|index| char::from(b'a' + u8::try_from(index).unwrap())).collect()
}

const BODY: &str =
    "a()\nfor x { b()\nif y { c()\ncontinue }\nd() }\nif false { e() }\nif z { f() } else { f()\ng() }\nh()";

#[test]
fn what_may_have_happened() {
    let func = Func::new(BODY);
    let cfg = func.cfg();
    let add = |set: &mut BitSet, index| {
        set.insert(index);
    };
    let analysis = Called { decl: &func.decl, start: BitSet::new(), add };
    let solution = forward(&cfg, &analysis).unwrap();
    let before = |name: &str| letters(&solution.around(cfg.point_of(func.expr(name)).unwrap()).unwrap());
    assert_eq!(before("b()"), "abcd");
    assert_eq!(before("h()"), "abcdfg");
    assert_eq!(letters(solution.at(cfg.exit()).unwrap()), "abcdfgh");
    assert!(solution.at(cfg.block_of_stmt(func.stmt("e()")).unwrap()).is_none());
}

#[test]
fn what_must_have_happened() {
    let func = Func::new(BODY);
    let cfg = func.cfg();
    let add = |set: &mut MustSet, index| {
        set.0.insert(index);
    };
    let analysis = Called { decl: &func.decl, start: MustSet::default(), add };
    let solution = forward(&cfg, &analysis).unwrap();
    let before = |name: &str| letters(&solution.around(cfg.point_of(func.expr(name)).unwrap()).unwrap().0);
    assert_eq!(before("b()"), "a");
    assert_eq!(before("d()"), "ab");
    assert_eq!(before("h()"), "af");
}

#[test]
fn what_may_and_must_happen_yet() {
    let func = Func::new(BODY);
    let cfg = func.cfg();
    let add = |set: &mut MustSet, index| {
        set.0.insert(index);
    };
    let analysis = Called { decl: &func.decl, start: MustSet::default(), add };
    let solution = backward(&cfg, &analysis).unwrap();
    let after = |name: &str| letters(&solution.around(cfg.point_of(func.expr(name)).unwrap()).unwrap().0);
    assert_eq!(after("a()"), "fh");
    assert_eq!(after("d()"), "fh");
    assert_eq!(after("g()"), "h");
    let mut visited = 0;
    solution.visit(|_, _, _| visited += 1);
    assert_eq!(visited, cfg.point_count());
}
