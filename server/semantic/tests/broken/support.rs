//! Packages given as text, and asking for everything about them.

use std::collections::BTreeMap;
use std::sync::Arc;

use gohazard_semantic::Symbol;
use gohazard_semantic::flow::FuncRef;
use gohazard_semantic::model::{PackageFacts, Program};
use gohazard_semantic::syntax::ast::{Decl, Expr, ExprId};
use gohazard_semantic::syntax::file::File;
use gohazard_semantic::types::Info;
use gohazard_semantic::workspace::{DirFile, Directory, ModText, Options};

/// As much as the threads of the command line have.
const STACK: usize = 256 << 20;

/// Does `f` on a thread with enough stack for what is analysed by recursion up to a bound.
pub fn on_a_thread<T: Send + 'static>(f: impl FnOnce() -> T + Send + 'static) -> T {
    std::thread::Builder::new().stack_size(STACK).spawn(f).unwrap().join().unwrap()
}

/// A module `example.com/m` in `/m`: paths below it, with texts.
pub fn program(files: &[(&str, &str)]) -> Program {
    let program = Program::new(Options::default());
    let mut directories: BTreeMap<String, Vec<DirFile>> = BTreeMap::new();
    for (path, text) in files {
        let (dir, name) = path.rsplit_once('/').unwrap_or(("", path));
        let dir = if dir.is_empty() { "/m".to_owned() } else { format!("/m/{dir}") };
        let file = Arc::new(File::from_text(text));
        directories.entry(dir).or_default().push(DirFile { name: name.to_owned(), file });
    }
    for (dir, files) in directories {
        let go_mod = ModText { dir: Symbol::new("/m"), text: "module example.com/m\n\ngo 1.26\n".to_owned() };
        let directory = Directory { files, go_mod: Some(go_mod), complete: true, ..Directory::default() };
        program.workspace().set_directory(Symbol::new(&dir), directory);
    }
    program
}

/// Asks for every type, graph, flow and summary of the packages of the directory `dir` below `/m`.
pub fn ask_all(program: &Program, dir: &str) {
    let dir = if dir.is_empty() { "/m".to_owned() } else { format!("/m/{dir}") };
    for package in program.workspace().packages_in(Symbol::new(&dir)) {
        let facts = program.package(&package);
        facts.summaries();
        for (file, at) in package.files.iter().enumerate() {
            for item in 0..at.file.items.len() {
                let model = program.model(&facts, file, item).unwrap();
                let decl = model.decl();
                let literals = decl.exprs().filter(|expr| matches!(decl[*expr], Expr::FuncLit { .. }));
                let declared = decl.func().and_then(|func| func.body).map(|_| FuncRef::Decl);
                for func in declared.into_iter().chain(literals.map(FuncRef::Lit)) {
                    model.flow(func);
                    model.locks_held(func);
                }
                model.touches();
            }
        }
    }
}

/// The package in the directory `/m`.
pub fn package(program: &Program, file: &str) -> std::rc::Rc<PackageFacts> {
    program.package_of(Symbol::new(&format!("/m/{file}"))).unwrap()
}

/// What `answer` says of the last expression of a file that is written as `expr`.
pub fn last<T>(program: &Program, file: &str, text: &str, expr: &str, answer: impl Fn(&Decl, &Info, ExprId) -> T) -> T {
    let facts = package(program, file);
    let index = facts.package.file_index(Symbol::new(&format!("/m/{file}"))).unwrap();
    for (item, at) in facts.package.files[index].file.items.iter().enumerate().rev() {
        let found = at.decl.exprs().filter(|e| {
            let span = at.decl.expr_span(*e).shifted(at.start);
            &text[span.start as usize..span.end as usize] == expr
        });
        if let Some(e) = found.max_by_key(|e| at.decl.expr_span(*e).start) {
            return answer(&at.decl, &facts.types.info(index, item), e);
        }
    }
    panic!("no expression {expr}");
}

/// The type of the last expression of a file that is written as `expr`.
pub fn ty(program: &Program, file: &str, text: &str, expr: &str) -> String {
    let facts = package(program, file);
    last(program, file, text, expr, |_, info, e| facts.types.type_string(info.ty(e)))
}

/// The types of all expressions of a file, as they are written.
pub fn types(program: &Program, file: &str) -> Vec<String> {
    let facts = package(program, file);
    let index = facts.package.file_index(Symbol::new(&format!("/m/{file}"))).unwrap();
    let items = facts.package.files[index].file.items.iter().enumerate();
    let of_item = |(item, at): (usize, &gohazard_semantic::syntax::file::Item)| {
        let info = facts.types.info(index, item);
        at.decl.exprs().map(|expr| facts.types.type_string(info.ty(expr))).collect::<Vec<_>>()
    };
    items.flat_map(of_item).collect()
}
