//! Where a function of the package is called.

use crate::model::Model;
use crate::summary::Function;
use crate::syntax::ast::{ExprId, Span};

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
}
