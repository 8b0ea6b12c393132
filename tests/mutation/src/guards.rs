//! Finds the guards in the source of a rule: conditions that keep it from speaking.
//!
//! - `if … { return }` without `else`, and each `||` operand of its condition: the code goes on as if it did not hold;
//! - each `&&` operand of any condition, the single condition of an `if` without `else` or of a `match` arm, what `then` is
//!   called on, the closure of a `filter`, and `!x`: the code goes on as if it held.
//!
//! `let … else { return }` can't be switched off: there is nothing to go on with.

use std::ops::Range;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{BinOp, Block, Expr, ExprIf, ExprMethodCall, ItemConst, ItemFn, ItemStatic, Stmt, UnOp};

/// What the code goes on with when a guard is switched off.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Off {
    /// As if the condition held.
    True,
    /// As if it did not.
    False,
    /// As if the closure that the expression names had said yes.
    TruePredicate,
}

/// A condition that can be switched off.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Guard {
    /// Its place in the file, in bytes.
    pub span: Range<usize>,
    /// What it becomes.
    pub off: Off,
}

/// The guards in a file, outer ones before inner ones.
pub fn of(text: &str) -> syn::Result<Vec<Guard>> {
    let mut finder = Finder::default();
    finder.visit_file(&syn::parse_file(text)?);
    let mut guards = finder.guards;
    guards.sort_by_key(|guard| (guard.span.start, std::cmp::Reverse(guard.span.end)));
    guards.dedup_by_key(|guard| guard.span.clone());
    Ok(guards)
}

#[derive(Default)]
struct Finder {
    guards: Vec<Guard>,
}

impl Finder {
    fn add(&mut self, expr: &Expr, off: Off) {
        self.guards.push(Guard { span: expr.span().byte_range(), off });
    }

    /// The condition of an `if` that leaves: any of its alternatives makes the rule silent.
    fn leaving(&mut self, cond: &Expr) {
        match cond {
            Expr::Binary(binary) if matches!(binary.op, BinOp::Or(_)) => {
                self.leaving(&binary.left);
                self.leaving(&binary.right);
            }
            Expr::Paren(paren) => self.leaving(&paren.expr),
            cond => self.add(cond, Off::False),
        }
    }

    /// A condition that must hold for the rule to go on.
    fn required(&mut self, cond: &Expr) {
        match cond {
            // Its operands are looked at one by one.
            Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => {}
            Expr::Paren(paren) => self.required(&paren.expr),
            Expr::Let(_) => {}
            cond => self.add(cond, Off::True),
        }
    }
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_expr_if(&mut self, node: &'ast ExprIf) {
        match node.else_branch {
            None if leaves(&node.then_branch) => self.leaving(&node.cond),
            None => self.required(&node.cond),
            Some(_) => {}
        }
        visit::visit_expr_if(self, node);
    }

    fn visit_expr_binary(&mut self, node: &'ast syn::ExprBinary) {
        if matches!(node.op, BinOp::And(_)) {
            self.required(&node.left);
            self.required(&node.right);
        }
        visit::visit_expr_binary(self, node);
    }

    fn visit_expr_unary(&mut self, node: &'ast syn::ExprUnary) {
        if matches!(node.op, UnOp::Not(_)) {
            self.guards.push(Guard { span: node.span().byte_range(), off: Off::True });
            if let Expr::Paren(inner) = &*node.expr {
                self.leaving(&inner.expr);
            }
        }
        visit::visit_expr_unary(self, node);
    }

    fn visit_arm(&mut self, node: &'ast syn::Arm) {
        if let Some((_, guard)) = &node.guard {
            self.required(guard);
        }
        visit::visit_arm(self, node);
    }

    fn visit_expr_method_call(&mut self, node: &'ast ExprMethodCall) {
        let name = node.method.to_string();
        match (name.as_str(), node.args.first()) {
            ("then" | "then_some", Some(_)) => self.required(&node.receiver),
            ("filter", Some(Expr::Closure(closure))) => self.required(&closure.body),
            ("filter", Some(predicate @ Expr::Path(_))) => self.add(predicate, Off::TruePredicate),
            _ => {}
        }
        visit::visit_expr_method_call(self, node);
    }

    fn visit_item_const(&mut self, _: &'ast ItemConst) {}

    fn visit_item_static(&mut self, _: &'ast ItemStatic) {}

    fn visit_item_fn(&mut self, node: &'ast ItemFn) {
        if node.sig.constness.is_none() {
            visit::visit_item_fn(self, node);
        }
    }
}

/// Whether a block does nothing but leave: `return`, with a value or without, or `continue`.
fn leaves(block: &Block) -> bool {
    matches!(block.stmts.as_slice(), [Stmt::Expr(Expr::Return(_) | Expr::Continue(_), _)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guarded(text: &str) -> Vec<(&str, Off)> {
        let guards = of(text).expect("code");
        guards.into_iter().map(|guard| (&text[guard.span], guard.off)).collect()
    }

    #[test]
    fn conditions_that_leave_become_false() {
        let text = "fn f() { if a() || !b { return; } if let Some(x) = y && x.c() { return None; } }";
        let wanted =
            [("a()", Off::False), ("!b", Off::False), ("let Some(x) = y && x.c()", Off::False), ("x.c()", Off::True)];
        assert_eq!(guarded(text), wanted);
    }

    #[test]
    fn conditions_that_are_required_become_true() {
        let text = "fn f() -> bool { if a { g(); } let z = list.filter(|x| x.b()).filter(own); c && !d }";
        let wanted =
            [("a", Off::True), ("x.b()", Off::True), ("own", Off::TruePredicate), ("c", Off::True), ("!d", Off::True)];
        assert_eq!(guarded(text), wanted);
    }

    #[test]
    fn what_is_constant_is_left_alone() {
        assert!(guarded("static A: bool = !B; const fn f() -> bool { !A }").is_empty());
    }
}
