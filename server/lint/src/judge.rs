//! From what rules reported about declarations to the findings of a file: places, configuration, suppression, fixes.

use gohazard_semantic::Symbol;
use gohazard_semantic::syntax::ast::{Expr, Span};
use gohazard_semantic::syntax::file::File;
use gohazard_semantic::workspace::{Package, PackageFile};

use crate::config::{Config, PathConfig};
use crate::ctx::{Raw, RawFix, RawPlace, Texts};
use crate::draft::Anchor;
use crate::edit::{ImportChanges, import_edits, imports_of, package_name};
use crate::finding::{Edit, Finding, Fix, Related, Tier};
use crate::results;
use crate::rules;
use crate::rules::suppression::unused_suppression;
use crate::suppress::{self, Directive};

/// One file with everything that decides what is said about it.
pub(crate) struct Judge<'a> {
    pub(crate) package: &'a Package,
    pub(crate) file: &'a PackageFile,
    pub(crate) config: &'a Config,
    pub(crate) path_config: &'a PathConfig<'a>,
    pub(crate) texts: &'a dyn Texts,
}

/// A raw finding that holds, with the offset of its declaration and its tier.
pub(crate) struct Held<'r> {
    pub(crate) raw: &'r Raw,
    start: u32,
    tier: Tier,
}

impl Held<'_> {
    fn span(&self) -> Span {
        self.raw.span.shifted(self.start)
    }

    fn resource(&self) -> Span {
        self.raw.resource.shifted(self.start)
    }
}

impl<'a> Judge<'a> {
    fn syntax(&self) -> &'a File {
        &self.file.file
    }

    /// The findings among `raws` that hold, by position, and the directives that silenced nothing.
    pub(crate) fn hold<'r>(&self, raws: impl Iterator<Item = &'r Raw>) -> (Vec<Held<'r>>, Vec<Directive>) {
        let file = self.syntax();
        let mut held: Vec<Held> = raws
            .filter_map(|raw| Some(Held { raw, start: file.items.get(raw.place.1)?.start, tier: raw.tier }))
            .collect();
        held.sort_by_key(|held| (held.span(), held.raw.rule.id));
        held.dedup_by(|a, b| a.span() == b.span() && a.raw.rule.id == b.raw.rule.id && a.raw.message == b.raw.message);
        self.drop_superseded(&mut held);
        let directives = Directive::all(file);
        let mut used = vec![false; directives.len()];
        held.retain_mut(|held| {
            let span = held.span();
            let (first, last) = (file.line_of(span.start), file.line_of(span.end));
            let mut silent = false;
            for (directive, used) in directives.iter().zip(&mut used) {
                if directive.silences(held.raw.rule, first, last) {
                    *used = true;
                    silent = true;
                }
            }
            // Checked after the directives, so that none of them counts as unused for what the configuration hides.
            let Some(tier) = self.path_config.tier(held.raw.rule, held.tier) else { return false };
            let left_to_vet = held.raw.seen_by_vet && self.config.leaves_to_vet();
            let decided = suppress::is_decided(file, span.start, held.tier == Tier::Bug);
            held.tier = tier;
            !(silent || left_to_vet || decided)
        });
        let unused = directives.into_iter().zip(used).filter(|(_, used)| !used).map(|(directive, _)| directive);
        (held, unused.collect())
    }

    fn drop_superseded(&self, held: &mut Vec<Held>) {
        let stronger: Vec<(Span, &'static [&'static str])> = held
            .iter()
            .filter(|held| !held.raw.rule.supersedes.is_empty())
            .map(|held| (held.resource(), held.raw.rule.supersedes))
            .collect();
        held.retain(|held| {
            !stronger
                .iter()
                .any(|(resource, weaker)| *resource == held.resource() && weaker.contains(&held.raw.rule.id))
        });
    }

    /// A finding as it is handed out.
    pub(crate) fn finding(&self, held: &Held) -> Finding {
        let related = held.raw.related.iter().filter_map(|(place, message)| {
            let (path, span) = match place {
                RawPlace::Here(span) => (self.file.path, span.shifted(held.start)),
                RawPlace::Elsewhere(anchor) => self.find(anchor)?,
            };
            Some(Related { path, span, message: message.clone() })
        });
        let fixes = held.raw.fixes.iter().filter_map(|fix| {
            let edits = self.edits(&[(fix, held.start)])?;
            Some(Fix { title: fix.title.clone(), safe: fix.safe, edits })
        });
        Finding {
            rule: held.raw.rule,
            tier: held.tier,
            span: held.span(),
            message: held.raw.message.clone(),
            related: related.collect(),
            fixes: fixes.collect(),
        }
    }

    /// The edits of the safe fixes of `held` that can be made at the same time.
    pub(crate) fn fix_all(&self, held: &[Held], unused: &[Finding]) -> Vec<Edit> {
        let mut chosen: Vec<(&RawFix, u32)> = Vec::new();
        let mut taken: Vec<Span> = Vec::new();
        for held in held {
            let Some(fix) = held.raw.fixes.iter().find(|fix| fix.safe && fix.laid.elsewhere.is_empty()) else {
                continue;
            };
            let spans = || fix.laid.edits.iter().map(|(span, _)| span.shifted(held.start));
            // Of two fixes that touch the same place the second one waits for the next round.
            if spans().any(|span| taken.iter().any(|other| span.touches(*other))) {
                continue;
            }
            taken.extend(spans());
            chosen.push((fix, held.start));
        }
        let mut edits = self.edits(&chosen).unwrap_or_default();
        for edit in unused.iter().filter_map(|finding| finding.fixes.first()).flat_map(|fix| &fix.edits) {
            if !edits.iter().any(|other| other.path == edit.path && other.span.touches(edit.span)) {
                edits.push(edit.clone());
            }
        }
        edits.sort_by_key(|edit| (edit.path, edit.span.start));
        edits
    }

    /// The edits of some fixes, with those of the imports that they need.
    fn edits(&self, fixes: &[(&RawFix, u32)]) -> Option<Vec<Edit>> {
        let mut edits = Vec::new();
        let mut changes = ImportChanges::default();
        for (fix, start) in fixes {
            for (span, text) in &fix.laid.edits {
                edits.push(Edit { path: self.file.path, span: span.shifted(*start), text: text.clone() });
            }
            for (anchor, text) in &fix.laid.elsewhere {
                let (path, span) = self.find(anchor)?;
                edits.push(Edit { path, span, text: text.clone() });
            }
            changes.add.extend(fix.laid.imports.iter().cloned());
        }
        let unimports = fixes.iter().flat_map(|(fix, _)| &fix.laid.unimports);
        changes
            .remove
            .extend(unimports.filter(|path| !changes.add.contains(*path) && self.is_last_use(path, &edits)).cloned());
        let (path, len) = (self.file.path, self.syntax().len);
        let text = |span: Span| if span.end <= len { self.texts.slice(path, span) } else { None };
        let imports = import_edits(self.syntax(), &text, &changes)?;
        edits.extend(imports.into_iter().map(|(span, text)| Edit { path, span, text }));
        // Stable: insertions at one place keep their order.
        edits.sort_by(|a, b| {
            (a.path.as_str(), a.span.start, a.span.end).cmp(&(b.path.as_str(), b.span.start, b.span.end))
        });
        Some(edits)
    }

    /// Whether `edits` replace every use of an imported package.
    fn is_last_use(&self, path: &str, edits: &[Edit]) -> bool {
        let file = self.syntax();
        let imports = imports_of(file);
        let Some(import) = imports.iter().find(|import| import.path == path) else { return false };
        let name = Symbol::new(import.name().unwrap_or_else(|| package_name(path)));
        !file.items.iter().any(|item| {
            item.decl.exprs().any(|expr| {
                let Expr::Selector { x, .. } = item.decl[expr] else { return false };
                let span = item.decl.expr_span(x).shifted(item.start);
                item.decl.ident(x) == Some(name) && !edits.iter().any(|edit| edit.span.contains(span))
            })
        })
    }

    /// Where a place in some declaration of the package is now.
    fn find(&self, anchor: &Anchor) -> Option<(Symbol, Span)> {
        let (path, start) = results::find(self.package, anchor)?;
        Some((path, anchor.span.shifted(start)))
    }

    /// The findings about directives that silenced nothing although all their rules had their say.
    pub(crate) fn unused(&self, directives: &[Directive], spoke: impl Fn(&str) -> bool) -> Vec<Finding> {
        let rule = &unused_suppression::RULE;
        let Some(tier) = self.path_config.tier(rule, Tier::Hint).filter(|_| self.path_config.is_on(rule)) else {
            return Vec::new();
        };
        let findings = directives.iter().filter_map(|directive| {
            let ids = directive.ids()?;
            let unknown = ids.iter().find(|id| rules::rule(id).is_none());
            let message = match unknown {
                Some(id) => format!("there is no rule `{id}` to ignore"),
                None if ids.is_empty() && !directive.is_for_file() => {
                    "no rule is named that would be ignored".to_owned()
                }
                None if ids.iter().all(|id| spoke(rules::current_id(id))) => match ids {
                    [] => "nothing in this file is ignored".to_owned(),
                    _ => format!("no finding of {} is ignored here", listed(ids)),
                },
                None => return None,
            };
            let fixes =
                if unknown.is_none() { self.deletion(directive.span).into_iter().collect() } else { Vec::new() };
            Some(Finding { rule, tier, span: directive.span, message, related: Vec::new(), fixes })
        });
        findings.collect()
    }

    /// The fix that deletes a comment, with its line when nothing else stands there.
    fn deletion(&self, comment: Span) -> Option<Fix> {
        let file = self.syntax();
        let line = file.line_of(comment.start);
        let start = file.line_start(line);
        let before = self.texts.slice(self.file.path, Span::new(start, comment.start))?;
        let code = before.trim_end_matches([' ', '\t']).len() as u32;
        let span =
            if code == 0 { Span::new(start, file.line_start(line + 1)) } else { Span::new(start + code, comment.end) };
        let edit = Edit { path: self.file.path, span, text: String::new() };
        Some(Fix { title: "Delete the comment".to_owned(), safe: true, edits: vec![edit] })
    }

    /// The fix that silences a finding by a comment above its line.
    pub(crate) fn suppression(&self, finding: &Finding, reason: &str) -> Option<Fix> {
        let file = self.syntax();
        let start = file.line_start(file.line_of(finding.span.start));
        let before = self.texts.slice(self.file.path, Span::new(start, finding.span.start))?;
        let indent = &before[..before.len() - before.trim_start_matches([' ', '\t']).len()];
        let above = start.checked_sub(2).and_then(|from| self.texts.slice(self.file.path, Span::new(from, start)));
        let newline = if above.as_deref() == Some("\r\n") { "\r\n" } else { "\n" };
        let text = suppress::ignore_comment(finding.rule, indent, reason, newline);
        let edit = Edit { path: self.file.path, span: Span::new(start, start), text };
        Some(Fix { title: format!("Ignore `{}` here", finding.rule.id), safe: false, edits: vec![edit] })
    }
}

/// "`a`", "`a` and `b`", "`a`, `b` and `c`".
fn listed(ids: &[String]) -> String {
    let quoted: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}
