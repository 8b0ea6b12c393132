//! All declarations of a package, for questions that no summary answers.

use crate::model::Model;

impl<'p> Model<'p> {
    /// Every declaration of the package, by file and place. Ask for them when there is something to report: the answer
    /// then depends on all of them.
    pub fn declarations(&self) -> Vec<Model<'p>> {
        self.summaries().note_everything();
        let package = self.package_facts();
        let places = (0..self.package().files.len())
            .flat_map(|file| (0..package.decl_count(file)).map(move |item| (file, item)));
        places.filter_map(|(file, item)| self.program().model(package, file, item)).collect()
    }
}
