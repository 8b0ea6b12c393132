//! Functions with their types.

use std::rc::Rc;
use std::sync::Arc;

use super::Func;
use crate::flow::{Captures, Cfg, Locals, Point, Value};
use crate::intern::Symbol;
use crate::syntax::ast::ExprId;
use crate::syntax::file::File;
use crate::syntax::locate::Parents;
use crate::types::{Info, LocalId, Types};
use crate::workspace::{DirFile, Directory, Options, Workspace};

const PRELUDE: &str = r#"package p

import ("errors"; "io"; "net"; "sync")

type T struct { mu sync.Mutex; conn net.Conn; n int }
var global net.Conn
func open() (net.Conn, error) { return nil, nil }
func cond() bool { return false }
func use(...any) {}
var _ = errors.Is
var _ = io.EOF
"#;

/// A function with its types.
pub struct Typed {
    pub func: Func,
    pub info: Rc<Info>,
    pub parents: Parents,
    pub cfg: Rc<Cfg>,
}

impl Typed {
    /// The function with this signature and body, in a file with the prelude.
    pub fn new(text: &str) -> Typed {
        let source = format!("{PRELUDE}\n{text}\n");
        let file = Arc::new(File::from_text(&source));
        let workspace = Workspace::new(Options::default());
        let files = vec![DirFile { name: "p.go".to_owned(), file: file.clone() }];
        let dir = Symbol::new("/p");
        workspace.set_directory(dir, Directory { files, complete: true, ..Directory::default() });
        let package = workspace.packages_in(dir).remove(0);
        let item = file.items.len() - 1;
        let info = Types::of(&workspace, &package).info(0, item);
        let found = &file.items[item];
        let span = found.span();
        let func = Func { source: source[span.start as usize..span.end as usize].to_owned(), decl: found.decl.clone() };
        let cfg = Rc::new(func.cfg());
        Typed { parents: Parents::of(&func.decl), info, cfg, func }
    }

    pub fn captures(&self) -> Captures {
        Captures::of(&self.func.decl, &self.info)
    }

    pub fn locals(&self, captures: &Captures) -> Locals {
        Locals::of(&self.cfg, &self.func.decl, &self.info, captures)
    }

    pub fn local(&self, name: &str) -> LocalId {
        let index = self.info.locals.iter().position(|local| local.name == name).unwrap();
        LocalId(u32::try_from(index).unwrap())
    }

    /// The point at which the call `text` returns.
    pub fn at(&self, text: &str) -> Point {
        self.cfg.point_of(self.func.expr(text)).unwrap()
    }

    /// The point at which the statement `text` takes effect.
    pub fn after(&self, text: &str) -> Point {
        self.cfg.point_of_stmt(self.func.stmt(text)).unwrap()
    }

    /// The values that `name` may have at the call `text`, as text.
    pub fn reaching(&self, name: &str, text: &str) -> Vec<String> {
        let captures = self.captures();
        let found = self.locals(&captures).reaching(self.local(name), self.at(text));
        let mut values: Vec<String> = found.writes.iter().map(|write| self.value(write.value)).collect();
        if found.or_unknown {
            values.push("?".to_owned());
        }
        values
    }

    pub fn value(&self, value: Value) -> String {
        match value {
            Value::Expr(expr) => self.func.slice(expr).to_owned(),
            Value::Result { call, index } => format!("{}#{index}", self.func.slice(call)),
            Value::Ok(expr) => format!("ok {}", self.func.slice(expr)),
            Value::Param => "param".to_owned(),
            Value::Zero => "zero".to_owned(),
            Value::Item { second, .. } => format!("item {}", u8::from(second)),
            Value::Guard { operand, .. } => format!("guard {}", self.func.slice(operand.unwrap())),
            Value::Updated(_) => "updated".to_owned(),
            Value::Unknown => "?".to_owned(),
        }
    }

    pub fn lit(&self, index: usize) -> ExprId {
        self.func.lits()[index]
    }
}
