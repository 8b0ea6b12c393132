//! Comparing the entries of a package with ours.

use std::collections::HashMap;
use std::rc::Rc;

use gohazard_semantic::Symbol;
use gohazard_semantic::syntax::ast::{Decl, DeclKind, Expr, ExprId, GenTok, Span};
use gohazard_semantic::syntax::locate::Parents;
use gohazard_semantic::syntax::visit::Node;
use gohazard_semantic::types::{Const, Def, Info, Mode, PackageObject, Ty, TypeName, Types};
use gohazard_semantic::workspace::PackageFile;

use super::entry::{Entry, PackageEntries, What};
use super::load::Loader;
use super::report::{Report, Verdict};

/// Compares one package.
pub fn package(loader: &Loader, entries: PackageEntries, report: &mut Report) {
    let Some(types) = loader.types(&entries.path) else {
        report.wrong.push(format!("{}: not loaded", entries.path));
        return;
    };
    let package = types.package().clone();
    let before = report.all;
    for file in &entries.files {
        let Some(index) = package.file_index(Symbol::new(&file.path)) else { continue };
        let mut compared = File::new(&types, index, &package.files[index], &entries.types, &file.entries);
        for entry in &file.entries {
            compared.compare(entry, report);
        }
    }
    let mut counts = report.all;
    counts.agree -= before.agree;
    counts.wrong -= before.wrong;
    counts.unknown -= before.unknown;
    report.packages.insert(entries.path, counts);
}

/// Where an expression is: item and expression.
#[derive(Clone, Copy)]
struct At {
    item: usize,
    expr: ExprId,
    /// Whether the span is that of a function literal's type.
    literal_type: bool,
}

/// One of our files, looked up by byte ranges.
struct File<'a> {
    types: &'a Rc<Types>,
    file: &'a PackageFile,
    infos: Vec<Rc<Info>>,
    by_span: HashMap<Span, At>,
    /// Identifiers that select, and so are no names of a scope.
    selectors: HashMap<Span, ()>,
    theirs: &'a [String],
    /// The types that go/types recorded for expressions.
    known: HashMap<Span, usize>,
    parents: HashMap<usize, Parents>,
    ours: HashMap<Ty, String>,
}

impl<'a> File<'a> {
    fn new(
        types: &'a Rc<Types>,
        index: usize,
        file: &'a PackageFile,
        theirs: &'a [String],
        entries: &[Entry],
    ) -> File<'a> {
        let mut by_span = HashMap::new();
        let mut selectors = HashMap::new();
        let mut infos = Vec::new();
        for (item, at) in file.file.items.iter().enumerate() {
            infos.push(types.info(index, item));
            for expr in at.decl.exprs() {
                let span = at.decl.expr_span(expr).shifted(at.start);
                by_span.entry(span).or_insert(At { item, expr, literal_type: false });
                match at.decl[expr] {
                    Expr::FuncLit { ty, .. } => {
                        let span = at.decl[ty].span.shifted(at.start);
                        by_span.entry(span).or_insert(At { item, expr, literal_type: true });
                    }
                    Expr::Selector { sel, .. } => {
                        selectors.insert(at.decl.expr_span(sel).shifted(at.start), ());
                    }
                    _ => {}
                }
            }
        }
        let known = entries.iter().filter_map(|entry| match entry.what {
            What::Expr { ty, .. } => Some((Span::new(entry.start, entry.end), ty)),
            What::Object { .. } => None,
        });
        let known = known.collect();
        File { types, file, infos, by_span, selectors, theirs, known, parents: HashMap::new(), ours: HashMap::new() }
    }

    fn compare(&mut self, entry: &Entry, report: &mut Report) {
        let span = Span::new(entry.start, entry.end);
        let at = self.by_span.get(&span).copied();
        if let (What::Expr { mode, ty, .. }, Some(at)) = (&entry.what, at)
            && !self.is_known(at, mode, *ty)
        {
            return;
        }
        let (verdict, ours) = match (&entry.what, at) {
            (_, None) => (Verdict::Unknown, "nothing there".to_owned()),
            (What::Expr { mode, ty, value }, Some(at)) => self.expr(at, mode, *ty, value),
            (What::Object { .. }, Some(at)) => self.object(at, &entry.what, report, span),
        };
        report.all.add(verdict);
        if let (What::Expr { .. }, Some(at)) = (&entry.what, at)
            && matches!(self.decl(at)[at.expr], Expr::Selector { .. } | Expr::Call { .. } | Expr::Index { .. })
        {
            report.chosen.add(verdict);
        }
        let line = || {
            let theirs = self.describe(&entry.what);
            format!("{}:{}-{}: {theirs}; ours: {ours}", self.file.path, entry.start, entry.end)
        };
        match verdict {
            Verdict::Agree => {}
            Verdict::Wrong => report.wrong.push(line()),
            Verdict::Unknown => report.unknown.push(line()),
        }
    }

    fn decl(&self, at: At) -> &Decl {
        &self.file.file.items[at.item].decl
    }

    fn describe(&self, what: &What) -> String {
        match what {
            What::Expr { mode, ty, value } => format!("{mode} {} {value}", self.theirs[*ty]),
            What::Object { class, kind, name, package, ty, place, owner } => {
                let ty = ty.map_or("-", |ty| &self.theirs[ty]);
                format!("{class} {kind} {name} of {package}, type {ty}, at {place}, in {owner}")
            }
        }
    }

    fn text(&mut self, ty: Ty) -> String {
        self.ours.entry(ty).or_insert_with(|| ty.to_text(&|path| path)).clone()
    }

    /// Whether go/types knows the type that it recorded: not where it is made of what is missing, nor where an untyped
    /// operand keeps waiting for a type because the expression around it has none.
    fn is_known(&mut self, at: At, mode: &str, ty: usize) -> bool {
        let text = &self.theirs[ty];
        if text.contains("invalid type") {
            return mode == "builtin" && text == "invalid type";
        }
        if !text.starts_with("untyped ") {
            return true;
        }
        let item = &self.file.file.items[at.item];
        let parents = self.parents.entry(at.item).or_insert_with(|| Parents::of(&item.decl));
        for around in parents.ancestors(Node::Expr(at.expr)) {
            let Node::Expr(around) = around else { break };
            if let Expr::KeyValue { .. } = item.decl[around] {
                continue;
            }
            match self.known.get(&item.decl.expr_span(around).shifted(item.start)) {
                None => return false,
                Some(&ty) if self.theirs[ty].starts_with("untyped ") => {}
                Some(_) => break,
            }
        }
        true
    }

    fn expr(&mut self, at: At, mode: &str, ty: usize, value: &str) -> (Verdict, String) {
        let info = self.infos[at.item].clone();
        let (our_mode, our_ty) = match at.literal_type {
            true => (Mode::Type, info.ty(at.expr)),
            false => (info.mode(at.expr), info.ty(at.expr)),
        };
        let text = self.text(our_ty);
        let ours = format!("{our_mode:?} {text} {:?}", info.value(at.expr));
        let theirs = &self.theirs[ty];
        if mode == "builtin" && theirs == "invalid type" {
            return (verdict(our_mode == Mode::Builtin, our_mode == Mode::Unknown), ours);
        }
        if our_mode == Mode::Unknown || our_ty.has_unknown() {
            return (Verdict::Unknown, ours);
        }
        // Constants that repeat an expression evaluate it in any order: what was recorded last says little.
        let repeated = matches!(self.decl(at).kind, DeclKind::Gen(decl) if decl.tok == GenTok::Const);
        let agrees =
            *theirs == text && same_mode(mode, our_mode) && (repeated || same_value(value, info.value(at.expr)));
        (verdict(agrees, false), ours)
    }

    fn object(&mut self, at: At, what: &What, report: &mut Report, span: Span) -> (Verdict, String) {
        let What::Object { class, kind, name, package, ty, place, owner } = what else {
            return (Verdict::Unknown, String::new());
        };
        let info = self.infos[at.item].clone();
        let def = info.def(at.expr);
        let is_same = if *class == 'E' {
            self.decl(at).ident(at.expr).map(|ours| ours == name.as_str() && def != Def::Unknown)
        } else {
            self.same_object(at, def, kind, name, package, place, owner)
        };
        let target = verdict(is_same == Some(true), is_same.is_none());
        if !matches!(kind.as_str(), "field" | "method") && !self.selectors.contains_key(&span) {
            report.names.add(target);
        }
        let our_ty = self.type_of(at, def);
        let text = our_ty.map(|ty| self.text(ty));
        let ours = format!("{def:?} {text:?}");
        let (Some(ty), true) = (ty, target == Verdict::Agree && *class != 'E') else { return (target, ours) };
        let theirs = &self.theirs[*ty];
        match (our_ty, text) {
            _ if theirs.contains("invalid type") || def == Def::None => (Verdict::Agree, ours),
            (Some(our_ty), Some(text)) if !our_ty.has_unknown() => (verdict(text == *theirs, false), ours),
            _ => (Verdict::Unknown, ours),
        }
    }

    #[allow(clippy::too_many_arguments, reason = "the fields of an entry")]
    fn same_object(
        &self,
        at: At,
        def: Def,
        kind: &str,
        name: &str,
        package: &str,
        place: &str,
        owner: &str,
    ) -> Option<bool> {
        let path = |symbol: Symbol| symbol.as_str().strip_prefix("vendor/").unwrap_or(symbol.as_str()).to_owned();
        let type_name = |owner: Option<TypeName>| {
            owner.filter(|owner| owner.scope == 0).map(|owner| match owner.package {
                Symbol::EMPTY => owner.name.to_string(),
                _ => format!("{}.{}", owner.package, owner.name),
            })
        };
        let same_owner = |ours: Option<TypeName>| owner == "-" || type_name(ours).is_none_or(|ours| ours == owner);
        Some(match (kind, def) {
            (_, Def::Unknown) => return None,
            ("none", def) => def == Def::None,
            ("local", Def::None) => name == "_",
            ("local" | "label", Def::Local(local)) => {
                let info = &self.infos[at.item];
                let item = &self.file.file.items[at.item];
                let start = info.local(local).map(|local| item.decl.expr_span(local.ident).start + item.start);
                start.is_some_and(|start| place == format!("{}:{start}", self.file.path))
            }
            ("object", Def::Package(object)) => path(object.package) == package && object.name == name,
            ("universe", Def::Universe(ours)) => ours == name,
            ("package", Def::Import(ours)) => path(ours) == package,
            ("field", Def::Field { owner, name: ours }) => ours == name && same_owner(owner),
            ("method", Def::Method { owner, name: ours }) => ours == name && same_owner(owner),
            _ => false,
        })
    }

    fn type_of(&self, at: At, def: Def) -> Option<Ty> {
        let info = &self.infos[at.item];
        match def {
            Def::Local(local) => info.local(local).map(|local| local.ty),
            Def::Package(PackageObject { package, name }) => {
                let own = self.types.object(PackageObject { package, name }).map(|object| object.ty);
                own.or(Some(info.ty(at.expr)))
            }
            Def::Field { .. } | Def::Method { .. } => Some(info.ty(at.expr)),
            _ => None,
        }
    }
}

fn verdict(agrees: bool, unknown: bool) -> Verdict {
    match (agrees, unknown) {
        (true, _) => Verdict::Agree,
        (_, true) => Verdict::Unknown,
        _ => Verdict::Wrong,
    }
}

fn same_mode(theirs: &str, ours: Mode) -> bool {
    match ours {
        Mode::Unknown | Mode::Package => false,
        Mode::NoValue => theirs == "void",
        Mode::Type => theirs == "type",
        Mode::Builtin => theirs == "builtin",
        Mode::Const => theirs == "const",
        Mode::Var => theirs == "var",
        Mode::MapIndex => theirs == "mapindex",
        Mode::Value => theirs == "value",
        Mode::Nil => theirs == "nil",
        Mode::CommaOk => theirs == "commaok",
    }
}

fn same_value(theirs: &str, ours: Option<&Const>) -> bool {
    match ours {
        None => theirs == "-",
        Some(Const::Bool(value)) => theirs == value.to_string(),
        Some(Const::Int(value)) => theirs == value.to_string() || theirs == "-",
        Some(Const::String(value)) => theirs == format!("#{:x}", fnv(value.as_str().as_bytes())),
        Some(Const::Float(_) | Const::Unknown) => true,
    }
}

fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}
