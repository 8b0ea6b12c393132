//! Dominance and loops.

use super::Func;
use crate::flow::{BlockId, Cfg, Dominance, Loops};
use crate::syntax::ast::Stmt;

fn block(func: &Func, cfg: &Cfg, stmt: &str) -> BlockId {
    cfg.block_of_stmt(func.stmt(stmt)).unwrap()
}

#[test]
fn dominators_are_on_every_path() {
    let func = Func::new("a()\nif x { b() } else { c() }\nd()\nif y { return }\ne()");
    let cfg = func.cfg();
    let at = |name: &str| block(&func, &cfg, name);
    let before = Dominance::of(&cfg);
    assert!(before.dominates(at("a()"), at("e()")));
    assert!(before.dominates(at("d()"), at("e()")));
    assert!(!before.dominates(at("b()"), at("d()")));
    assert!(before.dominates(at("b()"), at("b()")));
    assert_eq!(before.parent(at("d()")), Some(at("a()")));
    assert!(!before.dominates(at("a()"), cfg.halt()));
    let after = Dominance::post(&cfg);
    assert!(after.dominates(at("d()"), at("b()")));
    assert!(!after.dominates(at("e()"), at("d()")));
    assert!(after.dominates(cfg.exit(), at("a()")));
}

/// Compares with the definition: `a` dominates `b` when without `a` nothing leads to `b`.
#[test]
fn dominators_are_what_the_definition_says() {
    let bodies = [
        "for i := 0; i < n; i++ { if a { continue }\nfor b { if c { break }\nd() } }\nswitch x { case 1: f()\nfallthrough\ncase 2: g()\ndefault: return }\nh()",
        "L: if a { goto M }\nb()\nM: c()\nif d { goto L }\nfor { select { case <-x: return\ncase <-y: if e { goto L } } }",
        "if a && b || c && !d { e() }\nfor { if f { panic(1) } }",
    ];
    for body in bodies {
        let cfg = Func::new(body).cfg();
        let before = Dominance::of(&cfg);
        for a in cfg.blocks() {
            for b in cfg.blocks() {
                let expected = cfg.is_reachable(b) && cfg.is_reachable(a) && (a == b || !leads_without(&cfg, a, b));
                assert_eq!(before.dominates(a, b), expected, "{a:?} {b:?} of {body}");
            }
        }
    }
}

fn leads_without(cfg: &Cfg, without: BlockId, to: BlockId) -> bool {
    let mut seen = vec![false; cfg.block_count()];
    let mut waiting = vec![cfg.entry()];
    while let Some(block) = waiting.pop() {
        if block == without || std::mem::replace(&mut seen[block.index()], true) {
            continue;
        }
        waiting.extend(cfg.succs(block).map(|id| cfg.edge(id).to));
    }
    seen[to.index()]
}

#[test]
fn loops_are_what_repeats() {
    let func =
        Func::new("for a && b { c()\nfor { d()\nif e { break }\nf() }\nif g { h()\nreturn } }\nfor { i()\nbreak }");
    let cfg = func.cfg();
    let loops = Loops::of(&cfg, &Dominance::of(&cfg));
    assert_eq!(loops.ids().len(), 2);
    let around = |stmt: &str| loops.innermost(block(&func, &cfg, stmt));
    let outer = around("c()").unwrap();
    let inner = around("d()").unwrap();
    assert_eq!(loops.get(inner).parent, Some(outer));
    assert!(matches!(func.decl[loops.get(outer).stmt.unwrap()], Stmt::For { cond: Some(_), .. }));
    assert_eq!(around("f()"), Some(inner));
    // It is done at most once: the statement after it leaves the loop.
    assert_eq!(around("h()"), None);
    assert_eq!(around("i()"), None);
    assert!(loops.has_exit(&cfg, inner));
    assert!(!loops.always_repeats(&cfg, outer));
}

#[test]
fn loops_without_exit_and_loops_that_always_go_on() {
    let func = Func::new("for x && y { a() }\nfor range z { if w { continue }\nb() }\nfor { c() }");
    let cfg = func.cfg();
    let loops = Loops::of(&cfg, &Dominance::of(&cfg));
    let around = |stmt: &str| loops.innermost(block(&func, &cfg, stmt)).unwrap();
    assert!(loops.always_repeats(&cfg, around("a()")));
    assert!(loops.always_repeats(&cfg, around("b()")));
    assert!(loops.has_exit(&cfg, around("b()")));
    assert!(!loops.has_exit(&cfg, around("c()")));
}

#[test]
fn goto_makes_loops_too() {
    let func = Func::new("L: a()\nif b { goto L }\nc()");
    let cfg = func.cfg();
    let loops = Loops::of(&cfg, &Dominance::of(&cfg));
    let found = loops.innermost(block(&func, &cfg, "a()")).unwrap();
    assert_eq!(loops.get(found).stmt, None);
    assert_eq!(loops.innermost(block(&func, &cfg, "c()")), None);
}
