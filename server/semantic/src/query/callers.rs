//! Where a function of the package is called.

use crate::flow::FuncRef;
use crate::model::Model;
use crate::summary::Function;
use crate::syntax::ast::{ExprId, Span};
use crate::syntax::visit::Node;

/// How many callers above each other are looked at.
const CALLERS: u32 = 4;

/// A call somewhere in the package.
#[derive(Clone, Debug)]
pub struct Site<'p> {
    /// The declaration that it stands in.
    pub model: Model<'p>,
    /// The call expression.
    pub call: ExprId,
}

impl<'p> Model<'p> {
    /// The calls of a function in its package, by file and place. It looks at every declaration: ask it when there is
    /// something to report.
    pub fn call_sites(&self, function: Function) -> Vec<Site<'p>> {
        self.summaries().note_everything();
        let package = self.package_facts();
        let mut sites = Vec::new();
        for file in 0..self.package().files.len() {
            for item in 0..package.decl_count(file) {
                let Some(model) = self.program().model(package, file, item) else { continue };
                let calls = |call: &ExprId| model.package_function(model.callee(*call)) == Some(function);
                let calls: Vec<ExprId> = model.calls_in(Span::new(0, model.decl().len)).filter(calls).collect();
                sites.extend(calls.into_iter().map(|call| Site { model: model.clone(), call }));
            }
        }
        sites
    }

    /// Whether the declared function belongs to a program that serves nobody, and runs once in it as far as can be seen: no
    /// loop or function literal calls it, and the same holds for its callers.
    pub fn runs_once(&self) -> bool {
        self.package().name == "main"
            && (!self.is_package_whole() || (!self.has_handlers() && self.is_run_once(CALLERS)))
    }

    fn is_run_once(&self, steps: u32) -> bool {
        let Some(function) = self.function().filter(|_| steps > 0) else { return true };
        self.call_sites(function).iter().all(|site| {
            let at = Node::Expr(site.call);
            let is_plain = site.model.enclosing_loop(at).is_none() && site.model.enclosing_func(at) == FuncRef::Decl;
            is_plain && site.model.is_run_once(steps - 1)
        })
    }
}
