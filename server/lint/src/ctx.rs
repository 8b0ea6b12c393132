//! What a check sees: one declaration with everything known about it, and where it reports.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;
use std::ops::Deref;
use std::rc::Rc;

use gohazard_semantic::Symbol;
use gohazard_semantic::model::{Model, PackageFacts, Program};
use gohazard_semantic::syntax::ast::Span;
use gohazard_semantic::types::LocalKind;
use gohazard_semantic::workspace::Toolchain;

use crate::config::PathConfig;
use crate::draft::{Anchor, At, Draft};
use crate::edit::{self, Piece, Source};
use crate::finding::Tier;
use crate::rule::Rule;
use crate::test_code;

/// The text of files, as far as it is at hand. Without it findings have no fixes.
pub trait Texts {
    /// The text of a range of a file; nothing when the file is not at hand or the range does not fit it.
    fn slice(&self, path: Symbol, span: Span) -> Option<String>;
}

/// What the declarations of one check share.
pub(crate) struct Shared<'a> {
    pub(crate) program: &'a Program,
    pub(crate) package: &'a Rc<PackageFacts>,
    pub(crate) texts: &'a dyn Texts,
    pub(crate) config: &'a PathConfig<'a>,
    pub(crate) sink: RefCell<Vec<Raw>>,
}

/// A draft with its places found and its fixes laid out, relative to its declaration.
#[derive(Clone, Debug)]
pub(crate) struct Raw {
    pub(crate) rule: &'static Rule,
    pub(crate) tier: Tier,
    /// The declaration that it stands in: position of the file and of the declaration in it, at the time of the check.
    pub(crate) place: (usize, usize),
    pub(crate) span: Span,
    pub(crate) resource: Span,
    pub(crate) message: String,
    pub(crate) related: Vec<(RawPlace, String)>,
    pub(crate) fixes: Vec<RawFix>,
    pub(crate) seen_by_vet: bool,
}

#[derive(Clone, Debug)]
pub(crate) enum RawPlace {
    Here(Span),
    Elsewhere(Anchor),
}

#[derive(Clone, Debug)]
pub(crate) struct RawFix {
    pub(crate) title: String,
    pub(crate) safe: bool,
    pub(crate) laid: edit::Laid,
}

/// One declaration, seen by a rule. It answers all questions of [`Model`].
pub struct Ctx<'a> {
    model: Model<'a>,
    shared: &'a Shared<'a>,
    source: OnceCell<Option<Rc<Source>>>,
}

impl<'a> Deref for Ctx<'a> {
    type Target = Model<'a>;
    fn deref(&self) -> &Model<'a> {
        &self.model
    }
}

impl<'a> Ctx<'a> {
    pub(crate) fn new(shared: &'a Shared<'a>, model: Model<'a>) -> Ctx<'a> {
        Ctx { model, shared, source: OnceCell::new() }
    }

    /// Reports a finding. One that does not stand in this declaration is dropped, and so is a hint in a program that is
    /// run by hand.
    pub fn report(&self, draft: Draft) {
        if draft.tier == Tier::Hint && test_code::is_run_by_hand(self.package()) {
            return;
        }
        let decl = self.decl();
        let Some(span) = draft.at.span_in(decl) else { return };
        let resource = draft.resource.as_ref().and_then(|at| at.span_in(decl)).unwrap_or(span);
        let related = draft.related.into_iter().filter_map(|(at, message)| {
            let place = match at {
                At::Elsewhere(anchor) => RawPlace::Elsewhere(anchor),
                at => RawPlace::Here(at.span_in(decl)?),
            };
            Some((place, message))
        });
        let raw = Raw {
            rule: draft.rule,
            tier: draft.tier,
            place: (self.file_index(), self.item_index()),
            span,
            resource,
            message: draft.message,
            related: related.collect(),
            fixes: draft.patches.iter().filter_map(|patch| self.lay_out(patch)).collect(),
            seen_by_vet: draft.seen_by_vet,
        };
        self.shared.sink.borrow_mut().push(raw);
    }

    /// The source text of a node or range.
    pub fn text(&self, at: impl Into<At>) -> Option<String> {
        let span = at.into().span_in(self.decl())?;
        Some(self.source()?.slice(span).to_owned())
    }

    /// The value of one of the rule's options.
    pub fn option(&self, rule: &Rule, name: &str) -> i64 {
        let default = rule.options.iter().find(|option| option.name == name).map_or(0, |option| option.default);
        self.shared.config.option(rule, name).unwrap_or(default)
    }

    /// What is known of the toolchain that builds the package.
    pub fn toolchain(&self) -> Toolchain {
        self.package().toolchain
    }

    /// Whether the declaration is test code; the engine asks this for rules that do not speak there.
    pub fn is_test_code(&self) -> bool {
        test_code::is_test_file(self.package(), self.file()) || test_code::takes_testing(&self.model)
    }

    fn lay_out(&self, patch: &edit::Patch) -> Option<RawFix> {
        let source = self.source()?;
        let mut imports = BTreeSet::new();
        let mut qualify = |code: &str| self.qualified(code, &mut imports);
        let mut laid = edit::lay_out(patch, self.decl(), self.parents(), &source, &mut qualify)?;
        laid.imports = imports;
        Some(RawFix { title: patch.title.clone(), safe: patch.safe, laid })
    }

    fn source(&self) -> Option<Rc<Source>> {
        let load = || {
            let decl = self.decl();
            let span = Span::new(0, decl.len).shifted(self.start());
            let text = self.shared.texts.slice(self.file().path, span)?;
            Source::new(decl, &text, self.newline()).map(Rc::new)
        };
        self.source.get_or_init(load).clone()
    }

    /// What the file ends its lines with, going by the first one.
    fn newline(&self) -> &'static str {
        let file = self.file();
        let end = file.file.line_start(1);
        let before = Span::new(end.saturating_sub(2), end);
        if self.shared.texts.slice(file.path, before).as_deref() == Some("\r\n") { "\r\n" } else { "\n" }
    }

    /// `code` with its package references written out; nothing when a name that it needs means something else here.
    fn qualified(&self, code: &str, needed: &mut BTreeSet<String>) -> Option<String> {
        let pieces = edit::pieces(code);
        if !pieces.iter().any(|piece| matches!(piece, Piece::Package(_))) {
            return Some(code.to_owned());
        }
        let imports = edit::imports_of(&self.file().file);
        let mut out = String::with_capacity(code.len());
        for piece in pieces {
            let path = match piece {
                Piece::Text(text) => {
                    out.push_str(text);
                    continue;
                }
                Piece::Package(path) => path,
            };
            let present = imports.iter().find_map(|import| import.name().filter(|_| import.path == path));
            let name = present.unwrap_or_else(|| edit::package_name(path));
            let is_taken = present.is_none()
                && (self.is_declared(Symbol::new(name)) || imports.iter().any(|import| import.name() == Some(name)));
            if is_taken || self.is_shadowed(name) {
                return None;
            }
            needed.insert(path.to_owned());
            out.push_str(name);
        }
        Some(out)
    }

    /// Whether something in the declaration is called `name`.
    fn is_shadowed(&self, name: &str) -> bool {
        self.info().locals.iter().any(|local| local.name == name && local.kind != LocalKind::Label)
    }
}

/// The declarations of a file or package, for checks that look at all of them.
pub struct Decls<'a> {
    pub(crate) shared: &'a Shared<'a>,
    /// The only file that is looked at, for checks of a file.
    pub(crate) file: Option<usize>,
}

impl<'a> Decls<'a> {
    /// The package around them, with what is known of it.
    pub fn package(&self) -> &'a PackageFacts {
        self.shared.package
    }

    /// The declarations in order. Findings are reported to the one that they stand in.
    pub fn iter(&self) -> impl Iterator<Item = Ctx<'a>> + use<'a> {
        let shared = self.shared;
        let files = match self.file {
            Some(file) => file..file + 1,
            None => 0..shared.package.package.files.len(),
        };
        files.flat_map(move |file| {
            let items = 0..shared.package.decl_count(file);
            items.filter_map(move |item| Some(Ctx::new(shared, shared.program.model(shared.package, file, item)?)))
        })
    }
}
