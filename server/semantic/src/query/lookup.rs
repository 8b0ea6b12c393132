//! Look-ups of names, and what is taken of their results.

use crate::model::Model;
use crate::syntax::ast::{Expr, ExprId};
use crate::syntax::visit::Node;

impl Model<'_> {
    /// The look-up whose first address `index` takes: `addrs[0]` of a variable that holds the result of `net.LookupHost`
    /// and its like and nothing else.
    pub fn first_of_lookup(&self, index: ExprId) -> Option<ExprId> {
        let Expr::Index { x, indices } = self.decl()[index] else { return None };
        if self.int(self.decl().only(indices)?) != Some(0) {
            return None;
        }
        let source = self.only_definition(self.local(x)?).filter(|source| source.result == 0)?;
        let callee = self.callee(source.value);
        const NAMES: [&str; 5] = ["LookupHost", "LookupIP", "LookupAddr", "LookupTXT", "LookupNS"];
        let is_lookup = callee.is_func_of("net", &NAMES)
            || ["LookupIPAddr", "LookupNetIP"]
                .iter()
                .chain(&NAMES)
                .any(|name| callee.is_method("net", "Resolver", name));
        is_lookup.then_some(source.value)
    }

    /// Whether the length of what is indexed is asked for somewhere.
    pub fn is_measured(&self, index: ExprId) -> bool {
        let Expr::Index { x, .. } = self.decl()[index] else { return false };
        let Some(local) = self.local(x) else { return false };
        self.uses(local).into_iter().any(|read| {
            let parent = self.parent(Node::Expr(read)).and_then(Node::expr);
            parent.is_some_and(|parent| self.callee(parent).is_builtin("len"))
        })
    }
}
