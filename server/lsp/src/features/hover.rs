//! Hover text.

use tower_lsp::lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind};

use super::range_in;
use crate::documents::Document;
use crate::shared::State;
use gohazard_lint as lint;

/// The hover in the form that the client can show.
pub(crate) fn hover(state: &State, document: &Document, hover: &lint::Hover) -> Hover {
    let contents = if state.client.markdown {
        MarkupContent { kind: MarkupKind::Markdown, value: hover.markdown.clone() }
    } else {
        MarkupContent { kind: MarkupKind::PlainText, value: plain(&hover.markdown) }
    };
    Hover { contents: HoverContents::Markup(contents), range: Some(range_in(state, document, hover.span)) }
}

/// Our own Markdown without its marks: headings, emphasis, code and links lose theirs, lists keep them.
pub(crate) fn plain(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut in_code = false;
    for line in markdown.lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
            continue;
        }
        if in_code {
            out.push_str("    ");
            out.push_str(line);
        } else {
            let line = line.trim_start_matches('#');
            plain_line(line.strip_prefix(' ').unwrap_or(line), &mut out);
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out
}

fn plain_line(line: &str, out: &mut String) {
    let mut rest = line;
    while let Some(at) = rest.find(['`', '*', '[', '\\']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((code, after)) = rest.strip_prefix('`').and_then(|code| code.split_once('`')) {
            out.push_str(code);
            rest = after;
        } else if let Some((label, target, after)) = link(rest) {
            out.push_str(&format!("{label} ({target})"));
            rest = after;
        } else if let Some(after) = rest.strip_prefix("**") {
            rest = after;
        } else {
            let escaped = rest.strip_prefix('\\').unwrap_or(rest);
            let end = escaped.char_indices().nth(1).map_or(escaped.len(), |(at, _)| at);
            out.push_str(&escaped[..end]);
            rest = &escaped[end..];
        }
    }
    out.push_str(rest);
}

/// The label, target and rest of `[label](target)rest`.
fn link(text: &str) -> Option<(&str, &str, &str)> {
    let (label, rest) = text.strip_prefix('[')?.split_once("](")?;
    let (target, rest) = rest.split_once(')')?;
    Some((label, target, rest))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn plain_text_has_no_marks() {
        let markdown = "## **leaked-conn**: a `c *T` [see](http://x/y)\n\n- one \\* two * 3\n\n```go\ngo f(*p)\n```\n";
        let want = "leaked-conn: a c *T see (http://x/y)\n\n- one * two * 3\n\n    go f(*p)";
        assert_eq!(plain(markdown), want);
        assert_eq!(plain("a ` b\\"), "a ` b");
    }
}
