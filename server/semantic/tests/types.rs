//! Types in code of which a part is missing or wrong.

use std::rc::Rc;
use std::sync::Arc;

use gohazard_semantic::Symbol;
use gohazard_semantic::syntax::ast::{Decl, ExprId};
use gohazard_semantic::syntax::file::File;
use gohazard_semantic::types::{Def, Info, Types};
use gohazard_semantic::workspace::{DirFile, Directory, Options, Workspace};

/// A package with one file.
struct One {
    text: String,
    file: Arc<File>,
    types: Rc<Types>,
    /// Types ask it for as long as they are asked.
    _workspace: Workspace,
}

impl One {
    fn new(text: &str) -> One {
        let workspace = Workspace::new(Options::default());
        let text = format!("package p\n\n{text}\n");
        let file = Arc::new(File::from_text(&text));
        let files = vec![DirFile { name: "p.go".to_owned(), file: Arc::clone(&file) }];
        workspace.set_directory(Symbol::new("/p"), Directory { files, complete: true, ..Directory::default() });
        let package = workspace.package_of(Symbol::new("/p/p.go")).expect("the package is there");
        One { text, file, types: Types::of(&workspace, &package), _workspace: workspace }
    }

    /// What is known of the last expression that is written so.
    fn last<T>(&self, expr: &str, answer: impl Fn(&Decl, &Info, ExprId) -> T) -> T {
        for (item, at) in self.file.items.iter().enumerate().rev() {
            let found = at.decl.exprs().filter(|e| {
                let span = at.decl.expr_span(*e).shifted(at.start);
                &self.text[span.start as usize..span.end as usize] == expr
            });
            if let Some(e) = found.max_by_key(|e| at.decl.expr_span(*e).start) {
                return answer(&at.decl, &self.types.info(0, item), e);
            }
        }
        panic!("no expression {expr}");
    }

    fn ty(&self, expr: &str) -> String {
        self.last(expr, |_, info, e| self.types.type_string(info.ty(e)))
    }

    fn def(&self, ident: &str) -> Def {
        self.last(ident, |_, info, e| info.def(e))
    }
}

#[test]
fn what_a_type_is_declared_as_owns_its_fields_and_methods() {
    let one = One::new(
        "import (\"net\"; \"net/http\")\n\ntype conn net.Conn\ntype server http.Server\n\
         func f(c conn, s *server) { c.Close(); s.Addr = \"\"; _ = server{Handler: nil} }",
    );
    let owner = |ident| match one.def(ident) {
        Def::Field { owner: Some(owner), .. } | Def::Method { owner: Some(owner), .. } => {
            format!("{}.{}", owner.package, owner.name)
        }
        other => format!("{other:?}"),
    };
    assert_eq!(owner("Close"), "net.Conn");
    assert_eq!(owner("Addr"), "net/http.Server");
    assert_eq!(owner("Handler"), "net/http.Server");
}

#[test]
fn a_literal_of_a_defined_type_has_that_type() {
    let one = One::new(
        "import \"example.com/missing\"\n\ntype reply missing.Reply\n\
         func f() { x := reply{A: 1}; y := &x; _, _ = y, x.A; z := missing.Reply{}; _ = z }",
    );
    assert_eq!(one.ty("y"), "*p.reply");
    assert_eq!(one.ty("x.A"), "?");
    assert_eq!(one.ty("z"), "?");
}
