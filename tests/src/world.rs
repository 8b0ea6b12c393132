//! Files in memory that feed a session, as an editor or the command line would from disk.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use gohazard_lint::{Config, Report, Rule, Session, Texts};
use gohazard_semantic::Symbol;
use gohazard_semantic::syntax::ast::Span;
use gohazard_semantic::syntax::file::File;
use gohazard_semantic::syntax::parse;
use gohazard_semantic::workspace::{DirFile, Directory, ModText, Options, base, join, parent};

/// The text of files by absolute path.
type Files = Rc<RefCell<BTreeMap<String, String>>>;

/// A session over files in memory.
pub struct World {
    files: Files,
    /// The session.
    pub session: Session,
}

struct MemoryTexts(Files);

impl Texts for MemoryTexts {
    fn slice(&self, path: Symbol, span: Span) -> Option<String> {
        let files = self.0.borrow();
        files.get(path.as_str())?.get(span.start as usize..span.end as usize).map(str::to_owned)
    }
}

impl World {
    /// A world of `files` that is checked by `rules`.
    pub fn new(files: impl IntoIterator<Item = (String, String)>, rules: Vec<&'static Rule>) -> World {
        let files: Files = Rc::new(RefCell::new(files.into_iter().collect()));
        let session = Session::with_rules(Options::default(), rules);
        session.set_texts(Rc::new(MemoryTexts(Rc::clone(&files))));
        World { files, session }
    }

    /// The same with a configuration.
    pub fn configured(self, config: Config) -> World {
        self.session.set_config(config);
        self
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> String {
        self.files.borrow().get(path).cloned().unwrap_or_default()
    }

    /// The report on a file, after everything that it wants was supplied.
    pub fn check(&self, path: &str) -> Report {
        loop {
            let report = self.session.check(path, &mut |_| true).unwrap_or_default();
            let wanted = self.session.workspace().wanted();
            if wanted.is_empty() {
                return report;
            }
            for dir in wanted {
                self.session.workspace().set_directory(dir, self.directory(dir.as_str()));
            }
        }
    }

    /// Replaces the text of a file on disk.
    pub fn write(&self, path: &str, text: &str) {
        self.files.borrow_mut().insert(path.to_owned(), text.to_owned());
        self.session.workspace().invalidate_directory(Symbol::new(parent(path)));
    }

    fn directory(&self, dir: &str) -> Directory {
        let files = self.files.borrow();
        let here = files.iter().filter(|(path, _)| parent(path) == dir && path.ends_with(".go"));
        let files_here =
            here.map(|(path, text)| DirFile { name: base(path).to_owned(), file: Arc::new(File::from_text(text)) });
        Directory {
            files: files_here.collect(),
            go_mod: nearest(&files, dir, "go.mod"),
            go_work: nearest(&files, dir, "go.work"),
            modules_txt: None,
            complete: true,
        }
    }
}

fn nearest(files: &BTreeMap<String, String>, dir: &str, name: &str) -> Option<ModText> {
    let mut dir = dir;
    loop {
        if let Some(text) = files.get(&join(dir, name)) {
            return Some(ModText { dir: Symbol::new(dir), text: text.clone() });
        }
        let above = parent(dir);
        if above == dir {
            return None;
        }
        dir = above;
    }
}

/// An open document that is edited in place, as an editor does it.
pub struct Document<'w> {
    world: &'w World,
    path: String,
    text: String,
    tree: tree_sitter::Tree,
    file: Arc<File>,
}

impl<'w> Document<'w> {
    /// Opens a file with a text of its own.
    pub fn open(world: &'w World, path: &str, text: &str) -> Document<'w> {
        let tree = parse::parse(&text, None).expect("a text that is not too big");
        let file = Arc::new(File::from_tree(&text, &tree));
        let document = Document { world, path: path.to_owned(), text: text.to_owned(), tree, file };
        document.publish();
        document
    }

    /// Replaces the bytes from `start` to `end`.
    pub fn edit(&mut self, start: usize, end: usize, inserted: &str) {
        let edit = parse::edit(&mut self.tree, &self.text, start, end, inserted);
        self.text.replace_range(start..end, inserted);
        let tree = parse::parse(&self.text, Some(&self.tree)).expect("a text that is not too big");
        self.file = Arc::new(self.file.updated(&self.text, &tree, &[edit]));
        self.tree = tree;
        self.publish();
    }

    /// The syntax as it is now.
    pub fn file(&self) -> &File {
        &self.file
    }

    fn publish(&self) {
        self.world.files.borrow_mut().insert(self.path.clone(), self.text.clone());
        self.world.session.workspace().set_overlay(Symbol::new(&self.path), Arc::clone(&self.file));
    }
}
