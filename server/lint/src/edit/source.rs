//! The text of one declaration, and questions about its lines.

use gohazard_semantic::syntax::ast::{Decl, Expr, Span};

/// The text of a declaration, checked against its syntax tree.
#[derive(Debug)]
pub(crate) struct Source {
    text: Box<str>,
    newline: &'static str,
}

impl Source {
    /// The source of `decl`, if `text` is it. An editor's newest text may be ahead of the tree that is being looked at.
    pub(crate) fn new(decl: &Decl, text: &str, newline: &'static str) -> Option<Source> {
        let fits = text.len() == decl.len as usize
            && decl.exprs().all(|id| match decl[id] {
                Expr::Ident(name) => {
                    let span = decl.expr_span(id);
                    span.is_empty() || text.get(span.start as usize..span.end as usize) == Some(name.as_str())
                }
                _ => true,
            });
        fits.then(|| Source { text: text.into(), newline })
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// What the file ends its lines with.
    pub(crate) fn newline(&self) -> &'static str {
        self.newline
    }

    pub(crate) fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// Offset of the first byte of the line that holds `offset`.
    pub(crate) fn line_start(&self, offset: u32) -> u32 {
        let before = self.text.get(..offset as usize).unwrap_or("");
        before.rfind('\n').map_or(0, |at| at as u32 + 1)
    }

    /// Offset of the end of the line that holds `offset`, before its line ending.
    pub(crate) fn line_end(&self, offset: u32) -> u32 {
        let after = self.text.get(offset as usize..).unwrap_or("");
        let len = after.find('\n').unwrap_or(after.len());
        offset + after[..len].trim_end_matches('\r').len() as u32
    }

    /// The white space that the line of `offset` starts with.
    pub(crate) fn indent(&self, offset: u32) -> &str {
        let start = self.line_start(offset);
        let line = self.slice(Span::new(start, self.line_end(start)));
        &line[..line.len() - line.trim_start_matches(['\t', ' ']).len()]
    }

    /// Whether only white space stands before `offset` on its line.
    pub(crate) fn starts_line(&self, offset: u32) -> bool {
        self.slice(Span::new(self.line_start(offset), offset)).trim_matches(['\t', ' ']).is_empty()
    }

    /// The end of the line of `offset` if nothing but a comment follows there.
    pub(crate) fn rest_of_line(&self, offset: u32) -> Option<u32> {
        let end = self.line_end(offset);
        let mut rest = self.slice(Span::new(offset, end)).trim_matches(['\t', ' ', ';']);
        while let Some(comment) = rest.strip_prefix("/*") {
            // A block comment that goes on in the next line is in the way.
            rest = comment.split_once("*/")?.1.trim_start_matches(['\t', ' ', ';']);
        }
        (rest.is_empty() || rest.starts_with("//")).then_some(end)
    }

    /// Start of the comment lines directly above the line that starts at `line`, or `line` itself.
    pub(crate) fn with_comments_above(&self, mut line: u32) -> u32 {
        while line > 0 {
            let above = self.line_start(line - 1);
            if !self.slice(Span::new(above, self.line_end(above))).trim_start_matches(['\t', ' ']).starts_with("//") {
                break;
            }
            line = above;
        }
        line
    }
}
