//! Whether something is done anywhere in the package.

use crate::model::Model;
use crate::syntax::ast::{ExprId, Span};

impl Model<'_> {
    /// Whether some call in the package is one that `is_it` means. It looks at every declaration: ask it when there is
    /// something to report.
    pub fn is_done_in_package(&self, is_it: impl Fn(&Model<'_>, ExprId) -> bool) -> bool {
        self.summaries().note_everything();
        let package = self.package_facts();
        let files = 0..self.package().files.len();
        let mut places = files.flat_map(|file| (0..package.decl_count(file)).map(move |item| (file, item)));
        places.any(|(file, item)| {
            let model = self.program().model(package, file, item);
            model.is_some_and(|model| {
                let mut calls = model.calls_in(Span::new(0, model.decl().len));
                calls.any(|call| is_it(&model, call))
            })
        }) || !self.is_package_whole()
    }
}
