//! Shows what the analysis sees, for those who work on it.

mod summary;

use std::io::{self, Write};

use gohazard_semantic::Symbol;
use gohazard_semantic::flow::{self, FuncRef};
use gohazard_semantic::model::{Model, Program};
use gohazard_semantic::syntax::ast::{Expr, Span};
use gohazard_semantic::syntax::dump;
use gohazard_semantic::syntax::lines::LineIndex;
use gohazard_semantic::types::{Def, TypeName};
use gohazard_semantic::workspace::parent;

use crate::args::View;
use crate::disk::{self, paths};
use crate::store::Store;

/// Shows one view of a file, or of one function of it.
pub fn show(view: View, target: &str) -> io::Result<u8> {
    let (file, func) = split(target);
    let path = paths::absolute(file);
    let store = Store::default();
    let loaded = match store.load(&path).file {
        Ok(loaded) => loaded,
        Err(disk::Unread::TooBig) => return Ok(crate::complain(&format!("{file}: larger than 5 MB"))),
        Err(disk::Unread::Failed(why)) => return Ok(crate::complain(&format!("{file}: {why}"))),
    };
    let mut out = io::BufWriter::new(anstream::stdout().lock());
    if view == View::Tree && func.is_none() {
        write!(out, "{}", dump::tree(&loaded))?;
        out.flush()?;
        return Ok(crate::CLEAN);
    }
    let program = Program::new(disk::environment::options());
    supply(&program, &store, &path);
    let source = store.text(&path).map(|text| text.text.clone()).unwrap_or_default();
    let shower = Shower { lines: LineIndex::new(&source), source };
    let Some(package) = program.package_of(Symbol::new(&path)) else { return Ok(crate::FAILED) };
    let index = package.package.file_index(Symbol::new(&path)).unwrap_or_default();
    let models = (0..loaded.items.len()).filter_map(|item| program.model(&package, index, item));
    let mut found = false;
    for model in models.filter(|model| func.is_none_or(|func| name(model).as_deref() == Some(func))) {
        found = true;
        shower.show(&mut out, view, &model)?;
    }
    out.flush()?;
    match func {
        Some(func) if !found => Ok(crate::complain(&format!("{file}: there is no function `{func}`"))),
        _ => Ok(crate::CLEAN),
    }
}

/// `FILE:FUNC` in its parts. A drive letter of Windows is not a file.
fn split(target: &str) -> (&str, Option<&str>) {
    match target.rsplit_once(':') {
        Some((file, func)) if file.ends_with(".go") => (file, Some(func)),
        _ => (target, None),
    }
}

/// Supplies the file's directory, and those of what it imports.
fn supply(program: &Program, store: &Store, path: &str) {
    let workspace = program.workspace();
    let dir = Symbol::new(parent(path));
    workspace.set_directory(dir, store.directory(dir.as_str(), &[path]));
    loop {
        let Some(package) = program.package_of(Symbol::new(path)) else { return };
        package.prepare(&mut |_| true);
        let wanted = workspace.wanted();
        if wanted.is_empty() {
            return;
        }
        for dir in wanted {
            workspace.set_directory(dir, store.directory(dir.as_str(), &[]));
        }
    }
}

/// The name of a function, `Type.Method` of a method.
pub fn name(model: &Model) -> Option<String> {
    let function = model.function()?;
    let recv = function.recv.as_str();
    Some(if recv.is_empty() { function.name.to_string() } else { format!("{recv}.{}", function.name) })
}

/// What an identifier that is not local refers to.
fn described(def: Def) -> String {
    let member = |kind: &str, owner: Option<TypeName>, name: Symbol| match owner {
        Some(owner) => format!("{kind} {}.{}.{name}", owner.package, owner.name),
        None => format!("{kind} {name}"),
    };
    match def {
        Def::Unknown => "?".to_owned(),
        Def::None => "-".to_owned(),
        Def::Universe(name) => format!("predeclared {name}"),
        Def::Import(path) => format!("package {path}"),
        Def::Package(object) => format!("{}.{}", object.package, object.name),
        Def::Local(local) => format!("local {}", local.0),
        Def::Field { owner, name } => member("field", owner, name),
        Def::Method { owner, name } => member("method", owner, name),
    }
}

struct Shower {
    source: String,
    lines: LineIndex,
}

impl Shower {
    fn show(&self, out: &mut impl Write, view: View, model: &Model) -> io::Result<()> {
        match view {
            View::Tree => write!(out, "{}", dump::decl(model.decl())),
            View::Scopes => self.scopes(out, model),
            View::Types => self.types(out, model),
            View::Cfg => self.graphs(out, model),
            View::Summary => summary::write(out, model),
        }
    }

    fn scopes(&self, out: &mut impl Write, model: &Model) -> io::Result<()> {
        let decl = model.decl();
        for expr in decl.exprs() {
            let Expr::Ident(name) = decl[expr] else { continue };
            let place = self.place(model, decl.expr_span(expr));
            match model.def(expr) {
                Def::Local(local) => {
                    let Some(local) = model.local_object(local) else { continue };
                    let declared = self.place(model, decl.expr_span(local.ident));
                    writeln!(out, "{place}\t{name}\t{:?} declared at {declared}", local.kind)?;
                }
                def => writeln!(out, "{place}\t{name}\t{}", described(def))?,
            }
        }
        Ok(())
    }

    fn types(&self, out: &mut impl Write, model: &Model) -> io::Result<()> {
        let decl = model.decl();
        for expr in decl.exprs() {
            let span = decl.expr_span(expr);
            let text = self.text(model, span).lines().next().unwrap_or_default();
            let (mode, ty) = (model.info().mode(expr), model.types().type_string(model.ty(expr)));
            writeln!(out, "{}\t{text}\t{mode:?}\t{ty}", self.place(model, span))?;
        }
        Ok(())
    }

    fn graphs(&self, out: &mut impl Write, model: &Model) -> io::Result<()> {
        let decl = model.decl();
        let whole = self.text(model, Span::new(0, decl.len));
        let mut show = |func: FuncRef, what: String| {
            writeln!(out, "{what}")?;
            writeln!(out, "{}", flow::dump(&model.cfg(func), decl, whole))
        };
        if let Some(name) = name(model) {
            show(FuncRef::Decl, format!("func {name}"))?;
        }
        for expr in decl.exprs() {
            if let Expr::FuncLit { .. } = decl[expr] {
                show(FuncRef::Lit(expr), format!("func literal at {}", self.place(model, decl.expr_span(expr))))?;
            }
        }
        Ok(())
    }

    fn place(&self, model: &Model, span: Span) -> String {
        let at = self.lines.line_column(model.start() + span.start);
        format!("{}:{}", at.line, at.column)
    }

    fn text(&self, model: &Model, span: Span) -> &str {
        let span = span.shifted(model.start());
        self.source.get(span.start as usize..span.end as usize).unwrap_or_default()
    }
}
