//! From bytes of files to the places and paths that users see.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use gohazard_lint::{Finding, Fix, Related};
use gohazard_semantic::syntax::ast::Span;
use gohazard_semantic::syntax::lines::LineIndex;
use gohazard_semantic::workspace::{base, parent};

use crate::disk::{Text, paths};
use crate::excerpt::Excerpt;
use crate::outcome::{Located, LocatedFix, Position};
use crate::store::Store;
use crate::targets::{Target, Targets};

/// A text and its lines.
type Source = Rc<(Arc<Text>, LineIndex)>;

/// Knows the texts of files and the names that users gave them.
pub struct Locator<'a> {
    store: &'a Store,
    shown: HashMap<&'a str, &'a str>,
    /// The files that the findings of the current file speak of.
    texts: HashMap<String, Option<Source>>,
}

impl<'a> Locator<'a> {
    /// A locator for the findings in `targets`.
    pub fn new(store: &'a Store, targets: &'a Targets) -> Locator<'a> {
        let shown = targets.files.iter().map(|target| (target.path.as_str(), target.shown.as_str())).collect();
        Locator { store, shown, texts: HashMap::new() }
    }

    /// The findings of a file at their places; `None` when the file is no longer the one that was checked.
    pub fn located(&mut self, target: &Target, findings: &[Finding]) -> Option<Vec<Located>> {
        self.texts.clear();
        let source = self.text(&target.path)?;
        let (text, lines) = &*source;
        let located = findings.iter().map(|finding| Located {
            path: target.shown.clone(),
            rule: finding.rule.id,
            tier: finding.tier,
            start: position(&source, finding.span.start),
            end: position(&source, finding.span.end),
            message: finding.message.clone(),
            excerpt: Excerpt::of(&text.text, lines, finding.span),
            related: finding.related.iter().filter_map(|related| self.related(target, related)).collect(),
            fixes: finding.fixes.iter().map(|fix| self.fix(target, fix)).collect(),
        });
        Some(located.collect())
    }

    fn text(&mut self, path: &str) -> Option<Source> {
        let known = self.texts.entry(path.to_owned()).or_insert_with(|| {
            let text = self.store.text(path)?;
            let lines = LineIndex::new(&text.text);
            Some(Rc::new((text, lines)))
        });
        known.clone()
    }

    fn related(&mut self, of: &Target, related: &Related) -> Option<(String, Position, String)> {
        let path = related.path.as_str();
        let source = self.text(path)?;
        Some((self.shown(of, path), position(&source, related.span.start), related.message.clone()))
    }

    fn fix(&self, of: &Target, fix: &Fix) -> LocatedFix {
        let edit = |path: &str, span: Span, text: &str| (self.shown(of, path), span.start, span.end, text.to_owned());
        LocatedFix {
            title: fix.title.clone(),
            safe: fix.safe,
            edits: fix.edits.iter().map(|it| edit(it.path.as_str(), it.span, &it.text)).collect(),
        }
    }

    /// The path of a file as it is shown beside `of`: as given, else as a sibling, else in full.
    fn shown(&self, of: &Target, path: &str) -> String {
        if let Some(shown) = self.shown.get(path) {
            return (*shown).to_owned();
        }
        if parent(path) == parent(&of.path) {
            let dir = if of.shown.contains('/') { parent(&of.shown) } else { "." };
            return paths::shown(dir, base(path));
        }
        path.to_owned()
    }
}

fn position(source: &Source, offset: u32) -> Position {
    let (text, lines) = &**source;
    let at = lines.line_column(offset);
    let line = lines.line(&text.text, at.line).unwrap_or_default();
    let before = line.as_bytes().get(..at.column as usize - 1).unwrap_or(line.as_bytes());
    // A character has one byte that does not continue another.
    let character = 1 + before.iter().filter(|byte| (**byte as i8) >= -0x40).count();
    Position { line: at.line as usize, column: at.column as usize, character }
}
