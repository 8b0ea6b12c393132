//! The import declarations of a file: which names they give, and the edits that add and remove imports.

use std::collections::BTreeSet;

use gohazard_semantic::Symbol;
use gohazard_semantic::syntax::ast::{DeclKind, Expr, GenTok, Span, Spec};
use gohazard_semantic::syntax::file::File;

use super::code::package_name;

/// What a set of fixes changes about the imports of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ImportChanges {
    /// Import paths that are needed.
    pub(crate) add: BTreeSet<String>,
    /// Import paths that are no longer needed.
    pub(crate) remove: BTreeSet<String>,
}

/// One import specification.
#[derive(Clone, Debug)]
pub(crate) struct Import {
    pub(crate) path: String,
    /// The name that it is written with: an alias, `.` or `_`.
    pub(crate) alias: Option<Symbol>,
    /// The specification in the file.
    span: Span,
    /// Its declaration: its place in the file's items.
    item: usize,
    /// Whether the declaration has parentheses.
    grouped: bool,
}

impl Import {
    /// The name that the file uses it by, unless it is blank or a dot import.
    pub(crate) fn name(&self) -> Option<&str> {
        match self.alias {
            None => Some(package_name(&self.path)),
            Some(alias) if alias == Symbol::BLANK || alias == "." => None,
            Some(alias) => Some(alias.as_str()),
        }
    }
}

/// All imports of a file in order.
pub(crate) fn imports_of(file: &File) -> Vec<Import> {
    let mut imports = Vec::new();
    for (index, item) in file.items.iter().enumerate() {
        let DeclKind::Gen(gen_decl) = item.decl.kind else { continue };
        if gen_decl.tok != GenTok::Import {
            continue;
        }
        for spec in item.decl.list(gen_decl.specs) {
            let Spec::Import { span, name, path } = item.decl[spec] else { continue };
            let Expr::BasicLit { text, .. } = item.decl[path] else { continue };
            imports.push(Import {
                path: item.decl.text(text).trim_matches(['"', '`']).to_owned(),
                alias: name.and_then(|name| item.decl.ident(name)),
                span: span.shifted(item.start),
                item: index,
                grouped: span.end < item.decl.len,
            });
        }
    }
    imports
}

/// The edits that carry out `changes`. `text` reads the file. Nothing when the imports are in no state to be edited.
pub(crate) fn import_edits(
    file: &File,
    text: &dyn Fn(Span) -> Option<String>,
    changes: &ImportChanges,
) -> Option<Vec<(Span, String)>> {
    let imports = imports_of(file);
    let mut add: Vec<&str> = changes.add.iter().map(String::as_str).collect();
    add.retain(|path| !imports.iter().any(|import| import.path == *path && import.name().is_some()));
    let remove: Vec<&Import> = imports.iter().filter(|import| changes.remove.contains(&import.path)).collect();
    if add.is_empty() && remove.is_empty() {
        return Some(Vec::new());
    }
    let head = Head::read(file, text)?;
    let mut edits = Vec::new();
    // One import that takes the place of another on its line is the simplest edit there is.
    if let ([new], [old]) = (add.as_slice(), remove.as_slice())
        && is_std(new) == is_std(&old.path)
        && head.keeps_order(&imports, old, new)
    {
        return Some(vec![(old.span, quoted(new))]);
    }
    for import in &remove {
        edits.push((head.removal(&imports, import)?, String::new()));
    }
    if !remove.is_empty() && remove.len() == imports.len() && !add.is_empty() {
        return None;
    }
    let rest: Vec<&Import> = imports.iter().filter(|import| !changes.remove.contains(&import.path)).collect();
    edits.extend(head.insertions(&rest, &add)?);
    edits.sort_by_key(|(span, _)| (span.start, span.end));
    Some(edits)
}

fn quoted(path: &str) -> String {
    format!("\"{path}\"")
}

/// The standard library's paths have no dot in their first element.
fn is_std(path: &str) -> bool {
    !path.split('/').next().unwrap_or(path).contains('.')
}

/// The text of a file up to the end of its imports.
struct Head<'f> {
    file: &'f File,
    text: String,
    newline: &'static str,
}

impl<'f> Head<'f> {
    fn read(file: &'f File, text: &dyn Fn(Span) -> Option<String>) -> Option<Head<'f>> {
        let is_head = |kind| match kind {
            DeclKind::Package(_) => true,
            DeclKind::Gen(decl) => decl.tok == GenTok::Import,
            _ => false,
        };
        let last = file.items.iter().rfind(|item| is_head(item.decl.kind))?;
        // What follows on the last line belongs to it.
        let end = (last.span().end + 512).min(file.len);
        let text = text(Span::new(0, end)).or_else(|| text(Span::new(0, last.span().end)))?;
        let crlf = text.split_once('\n').is_some_and(|(line, _)| line.ends_with('\r'));
        Some(Head { file, text, newline: if crlf { "\r\n" } else { "\n" } })
    }

    fn line_start(&self, offset: u32) -> u32 {
        self.text[..offset as usize].rfind('\n').map_or(0, |at| at as u32 + 1)
    }

    /// Offset of the line ending of the line of `offset`.
    fn line_end(&self, offset: u32) -> u32 {
        let rest = &self.text[offset as usize..];
        let len = rest.find('\n').unwrap_or(rest.len());
        offset + rest[..len].trim_end_matches('\r').len() as u32
    }

    /// Offset of the line after the one of `offset`.
    fn next_line(&self, offset: u32) -> u32 {
        let rest = &self.text[offset as usize..];
        offset + rest.find('\n').map_or(rest.len(), |at| at + 1) as u32
    }

    fn is_blank(&self, line: u32) -> bool {
        self.text[line as usize..self.line_end(line) as usize].trim().is_empty()
    }

    fn keeps_order(&self, imports: &[Import], old: &Import, new: &str) -> bool {
        let group = self.group_of(imports, old);
        let at = group.iter().position(|import| import.span == old.span).unwrap_or(0);
        old.alias.is_none()
            && (at == 0 || group[at - 1].path.as_str() < new)
            && group.get(at + 1).is_none_or(|next| new < next.path.as_str())
    }

    /// The imports that stand in the same block as `of`, without a blank line in between.
    fn group_of<'i>(&self, imports: &'i [Import], of: &Import) -> Vec<&'i Import> {
        let same: Vec<&Import> = imports.iter().filter(|import| import.item == of.item).collect();
        let groups = same.chunk_by(|a, b| !self.is_parted(a, b));
        groups.into_iter().find(|group| group.iter().any(|import| import.span == of.span)).unwrap_or(&[]).to_vec()
    }

    fn is_parted(&self, a: &Import, b: &Import) -> bool {
        let mut line = self.next_line(a.span.end);
        while line < b.span.start {
            if self.is_blank(line) {
                return true;
            }
            line = self.next_line(line);
        }
        false
    }

    /// The lines of an import that goes away.
    fn removal(&self, imports: &[Import], import: &Import) -> Option<Span> {
        let alone = imports.iter().filter(|other| other.item == import.item).count() == 1;
        if alone {
            let item = self.file.items[import.item].span();
            let mut end = self.next_line(item.end);
            if (end as usize) < self.text.len() && self.is_blank(end) {
                end = self.next_line(end);
            }
            return Some(Span::new(self.line_start(item.start), end));
        }
        let start = self.line_start(import.span.start);
        if !self.text[start as usize..import.span.start as usize].trim().is_empty() {
            return None;
        }
        let end = self.next_line(import.span.end);
        let group_is_empty = self.group_of(imports, import).len() == 1;
        let above = self.line_start(start.saturating_sub(1));
        Some(match (group_is_empty, self.is_blank(end), self.is_blank(above)) {
            (true, true, _) => Span::new(start, self.next_line(end)),
            (true, false, true) => Span::new(above, end),
            _ => Span::new(start, end),
        })
    }

    fn insertions(&self, imports: &[&Import], add: &[&str]) -> Option<Vec<(Span, String)>> {
        if add.is_empty() {
            return Some(Vec::new());
        }
        // An import with a C preamble stands for itself.
        let usable: Vec<&Import> = imports.iter().copied().filter(|import| import.path != "C").collect();
        let Some(&first) = usable.first() else { return self.first_imports(add) };
        match usable.iter().find(|import| import.grouped) {
            Some(block) => {
                let block: Vec<&Import> = usable.iter().copied().filter(|import| import.item == block.item).collect();
                add.iter().map(|path| self.line_in_block(&block, path)).collect()
            }
            None if usable.len() == 1 => Some(vec![self.block_instead(first, add)]),
            None => add.iter().map(|path| self.line_among_lines(&usable, path)).collect(),
        }
    }

    /// Imports after the package clause of a file that has none.
    fn first_imports(&self, add: &[&str]) -> Option<Vec<(Span, String)>> {
        let clause = self.file.items.iter().find(|item| matches!(item.decl.kind, DeclKind::Package(_)))?;
        let end = self.line_end(clause.span().end);
        let nl = self.newline;
        let text = match add {
            [one] => format!("{nl}{nl}import {}", quoted(one)),
            _ => format!("{nl}{nl}import {}", self.block(add.iter().map(|path| (*path, quoted(path))).collect())),
        };
        Some(vec![(Span::new(end, end), text)])
    }

    /// `import "a"` turned into a block.
    fn block_instead(&self, only: &Import, add: &[&str]) -> (Span, String) {
        let written = self.text[only.span.start as usize..only.span.end as usize].to_owned();
        let mut entries: Vec<(&str, String)> = add.iter().map(|path| (*path, quoted(path))).collect();
        entries.push((only.path.as_str(), written));
        (only.span, self.block(entries))
    }

    fn block(&self, mut entries: Vec<(&str, String)>) -> String {
        entries.sort_by_key(|(path, _)| (!is_std(path), *path));
        let nl = self.newline;
        let mut text = format!("({nl}");
        for (i, (path, written)) in entries.iter().enumerate() {
            if i > 0 && is_std(path) != is_std(entries[i - 1].0) {
                text.push_str(nl);
            }
            text.push_str(&format!("\t{written}{nl}"));
        }
        text.push(')');
        text
    }

    /// One more line in a block: in the group of its kind, by order.
    fn line_in_block(&self, block: &[&Import], path: &str) -> Option<(Span, String)> {
        let nl = self.newline;
        let groups: Vec<&[&Import]> = block.chunk_by(|a, b| !self.is_parted(a, b)).collect();
        let line = format!("\t{}{nl}", quoted(path));
        // The group with the longest common beginning, among those of its kind.
        let fitting = groups.iter().filter(|group| group.iter().any(|import| is_std(&import.path) == is_std(path)));
        let common = |group: &&[&Import]| group.iter().map(|import| common_elements(&import.path, path)).max();
        let Some(group) = fitting.rev().max_by_key(|group| common(group)) else {
            let first = block.first()?;
            let last = block.last()?;
            return Some(if is_std(path) {
                let at = self.line_start(first.span.start);
                (Span::new(at, at), format!("{line}{nl}"))
            } else {
                let at = self.next_line(last.span.end);
                (Span::new(at, at), format!("{nl}{line}"))
            });
        };
        let at = match group.iter().find(|import| import.path.as_str() > path) {
            Some(next) => self.above_comments(self.line_start(next.span.start)),
            None => self.next_line(group.last()?.span.end),
        };
        Some((Span::new(at, at), line))
    }

    /// One more `import "…"` line among others.
    fn line_among_lines(&self, imports: &[&Import], path: &str) -> Option<(Span, String)> {
        let line = format!("import {}{}", quoted(path), self.newline);
        let at = match imports.iter().find(|import| import.path.as_str() > path) {
            Some(next) => self.above_comments(self.line_start(next.span.start)),
            None => self.next_line(imports.last()?.span.end),
        };
        Some((Span::new(at, at), line))
    }

    fn above_comments(&self, mut line: u32) -> u32 {
        while line > 0 {
            let above = self.line_start(line - 1);
            if !self.text[above as usize..].trim_start_matches(['\t', ' ']).starts_with("//") {
                break;
            }
            line = above;
        }
        line
    }
}

/// How many leading path elements two import paths have in common.
fn common_elements(a: &str, b: &str) -> usize {
    a.split('/').zip(b.split('/')).take_while(|(a, b)| a == b).count()
}
