//! Applies fixes: round by round, until a check of the result has none left to apply.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gohazard_lint::{Edit, Session};
use similar::TextDiff;

use crate::args;
use crate::check;
use crate::configuration::Configurations;
use crate::disk;
use crate::outcome::{Outcome, Problem};
use crate::store::Store;
use crate::targets::{Target, Targets};

/// Fixes that call for other fixes end after this many rounds.
const MAX_ROUNDS: usize = 10;

/// What fixing did.
#[derive(Debug, Default)]
pub struct Fixed {
    /// What went wrong.
    pub outcome: Outcome,
    /// Files that are new, by the paths that are shown.
    changes: Vec<Change>,
    /// Number of findings before.
    found: usize,
    /// Number of findings after.
    remaining: usize,
}

/// A file that is new.
#[derive(Debug)]
struct Change {
    path: String,
    shown: String,
    old: Vec<u8>,
    new: Vec<u8>,
}

/// What one look at a file found.
struct Seen {
    findings: usize,
    /// Edits that belong together: those of all safe fixes, then those of each further fix.
    groups: Vec<Vec<Edit>>,
}

/// Fixes files. With `--diff` nothing is written to them.
pub fn fix(args: &args::Fix) -> Fixed {
    let targets = Targets::of(&args.paths);
    let configurations = Configurations::of_targets(&args.config, &targets);
    let store = Arc::new(Store::default());
    let mut fixed = Fixed::default();
    let mut texts: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut originals: HashMap<String, Vec<u8>> = HashMap::new();
    let look = |session: &Session, target: &Target| seen(session, target, &args.offered);
    for round in 0..=MAX_ROUNDS {
        let (files, outcome) = check::each_file(&store, &targets, &configurations, &look);
        fixed.remaining = files.iter().map(|(_, seen)| seen.findings).sum();
        if round == 0 {
            fixed.outcome = outcome;
            fixed.found = fixed.remaining;
        }
        let chosen = compatible(files.iter().flat_map(|(_, seen)| &seen.groups));
        if chosen.is_empty() || round == MAX_ROUNDS {
            break;
        }
        let mut changed = Vec::new();
        for (path, edits) in by_file(&chosen) {
            let current = texts.get(path).cloned().or_else(|| disk::read(Path::new(path)).ok());
            // An offset says nothing about a file that is no longer the one that was checked.
            let is_same =
                |current: &Vec<u8>| store.text(path).is_some_and(|it| it.text == disk::decode(current.clone()).text);
            let current = current.filter(is_same);
            let Some((new, current)) = current.and_then(|current| Some((applied(&current, &edits)?, current))) else {
                let message = "changed while it was fixed".to_owned();
                fixed.outcome.problems.push(Problem { path: path.to_owned(), message });
                continue;
            };
            originals.entry(path.to_owned()).or_insert(current);
            changed.push((path.to_owned(), disk::decode(new.clone())));
            texts.insert(path.to_owned(), new);
        }
        if changed.is_empty() {
            break;
        }
        store.replace(changed);
    }
    let shown: HashMap<&str, &str> = targets.files.iter().map(|it| (it.path.as_str(), it.shown.as_str())).collect();
    for (path, new) in texts {
        let old = originals.remove(&path).unwrap_or_default();
        let shown = shown.get(path.as_str()).map_or(path.clone(), |shown| (*shown).to_owned());
        if old != new {
            fixed.changes.push(Change { path, shown, old, new });
        }
    }
    fixed.changes.sort_by(|a, b| a.shown.cmp(&b.shown));
    if !args.diff {
        fixed.save();
    }
    fixed.outcome.sort();
    fixed
}

fn seen(session: &Session, target: &Target, offered: &[String]) -> Seen {
    let findings = check::findings(session, target);
    let mut groups = vec![session.fix_all(&target.path, None)];
    let chosen = findings.iter().filter(|finding| offered.iter().any(|rule| rule == finding.rule.id));
    groups.extend(chosen.filter_map(|finding| finding.fixes.first()).map(|fix| fix.edits.clone()));
    groups.retain(|edits| !edits.is_empty());
    Seen { findings: findings.len(), groups }
}

/// The groups of edits that can be made together: no two touch the same text, unless they do the same to it.
fn compatible<'e>(groups: impl Iterator<Item = &'e Vec<Edit>>) -> Vec<&'e Vec<Edit>> {
    let mut taken: HashMap<&str, Vec<&Edit>> = HashMap::new();
    let mut chosen = Vec::new();
    for edits in groups {
        let collides = edits.iter().any(|edit| {
            let others = taken.get(edit.path.as_str()).into_iter().flatten();
            others.filter(|other| **other != edit).any(|other| other.span.touches(edit.span))
        });
        if collides {
            continue;
        }
        edits.iter().for_each(|edit| taken.entry(edit.path.as_str()).or_default().push(edit));
        chosen.push(edits);
    }
    chosen
}

/// The edits of each file in order; the same edit of two fixes (an import that both need) counts once.
fn by_file<'e>(groups: &[&'e Vec<Edit>]) -> BTreeMap<&'e str, Vec<&'e Edit>> {
    let mut files: BTreeMap<&str, Vec<&Edit>> = BTreeMap::new();
    for edit in groups.iter().copied().flatten() {
        files.entry(edit.path.as_str()).or_default().push(edit);
    }
    for edits in files.values_mut() {
        // Stable: insertions at one place stay in the order in which their fix has them.
        edits.sort_by_key(|edit| edit.span);
        let mut seen = HashSet::new();
        edits.retain(|edit| seen.insert((edit.span, edit.text.as_str())));
    }
    files
}

/// Applies edits to the bytes of a file, which need not be UTF-8 elsewhere.
fn applied(bytes: &[u8], edits: &[&Edit]) -> Option<Vec<u8>> {
    let mut new = Vec::with_capacity(bytes.len() + 64);
    let mut done = 0;
    for edit in edits {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        new.extend_from_slice(bytes.get(done..start)?);
        new.extend_from_slice(edit.text.as_bytes());
        done = end.max(start);
    }
    new.extend_from_slice(bytes.get(done..)?);
    Some(new)
}

impl Fixed {
    fn save(&mut self) {
        for change in &self.changes {
            if let Err(error) = write_file(Path::new(&change.path), &change.new) {
                self.outcome.problems.push(Problem { path: change.shown.clone(), message: disk::reason(&error) });
            }
        }
    }

    /// Tells what was done, or with `diff` what would be done.
    pub fn report(&self, out: &mut impl Write, diff: bool) -> io::Result<()> {
        if diff {
            for Change { shown, old, new, .. } in &self.changes {
                let changes = TextDiff::from_lines(old.as_slice(), new.as_slice());
                changes.unified_diff().header(&format!("a/{shown}"), &format!("b/{shown}")).to_writer(&mut *out)?;
            }
            return Ok(());
        }
        for change in &self.changes {
            writeln!(out, "{}", change.shown)?;
        }
        let (fixed, files) = (self.found.saturating_sub(self.remaining), self.changes.len());
        let s = |number: usize| if number == 1 { "" } else { "s" };
        writeln!(out, "{fixed} finding{} fixed in {files} file{}, {} left", s(fixed), s(files), self.remaining)
    }
}

/// Puts new bytes in the place of a file in one step, so that it is never half written. A symbolic link stays one, and the
/// file keeps its permissions.
fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let permissions = fs::metadata(&path)?.permissions();
    if permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".gohazard-{}", std::process::id()));
    let temporary: PathBuf = path.with_file_name(name);
    let written = fs::write(&temporary, bytes).and_then(|()| fs::set_permissions(&temporary, permissions));
    written.and_then(|()| fs::rename(&temporary, &path)).inspect_err(|_| {
        // What is left of a failed attempt is of no use; that it can't be removed changes nothing.
        let _ = fs::remove_file(&temporary);
    })
}
