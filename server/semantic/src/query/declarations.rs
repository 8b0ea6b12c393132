//! The declarations of the package.

use crate::model::Model;
use crate::summary::Function;
use crate::types::{PackageObject, TypeName};

impl<'p> Model<'p> {
    /// All declarations of the package. It looks at everything: ask it when there is something to report.
    pub fn declarations(&self) -> Vec<Model<'p>> {
        self.summaries().note_everything();
        let package = self.package_facts();
        let files = 0..self.package().files.len();
        let places = files.flat_map(|file| (0..package.decl_count(file)).map(move |item| (file, item)));
        places.filter_map(|(file, item)| self.program().model(package, file, item)).collect()
    }

    /// The declaration of a function of the package. What it says may change with each edit of the package.
    pub fn declaration(&self, function: Function) -> Option<Model<'p>> {
        self.summaries().note_everything();
        let package = self.package().path;
        let place = if function.recv.as_str().is_empty() {
            self.types().place(PackageObject { package, name: function.name })?.0
        } else {
            self.types().method_place(TypeName { package, name: function.recv, scope: 0 }, function.name)?
        };
        self.program().model(self.package_facts(), place.file as usize, place.item as usize)
    }
}
