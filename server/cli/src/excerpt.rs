//! The line of a finding, cut to what fits a screen.

use gohazard_semantic::syntax::ast::Span;
use gohazard_semantic::syntax::lines::LineIndex;
use unicode_width::UnicodeWidthStr;

/// Characters that are shown before a finding, of it, and after it.
const SHOWN: [usize; 3] = [100, 120, 80];

/// A line in three parts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Excerpt {
    /// What stands before the finding.
    pub before: String,
    /// The finding, as far as it is in this line.
    pub marked: String,
    /// What follows it.
    pub after: String,
}

impl Excerpt {
    /// The line in which `span` starts.
    pub fn of(text: &str, lines: &LineIndex, span: Span) -> Excerpt {
        let start = lines.line_column(span.start);
        let line = lines.line(text, start.line).unwrap_or_default();
        let from = floor(line, start.column as usize - 1);
        let to = floor(line, from.saturating_add(span.len() as usize)).max(from);
        let mut before: String = line[..from].chars().rev().take(SHOWN[0] + 1).map(printable).collect();
        if before.chars().count() > SHOWN[0] {
            before.pop();
            before.push('…');
        }
        Excerpt {
            before: before.chars().rev().collect(),
            marked: head(&line[from..to], SHOWN[1]),
            after: head(&line[to..], SHOWN[2]),
        }
    }

    /// The white space under which the marked part starts, and how many columns it takes.
    pub fn underline(&self) -> (String, usize) {
        let blank = |c: char| if c == '\t' { "\t".to_owned() } else { " ".repeat(c.to_string().width()) };
        (self.before.chars().map(blank).collect(), self.marked.replace('\t', " ").width().max(1))
    }
}

fn head(text: &str, limit: usize) -> String {
    let mut head: String = text.chars().take(limit).map(printable).collect();
    if text.chars().nth(limit).is_some() {
        head.push('…');
    }
    head
}

/// A file must not be able to give orders to the terminal.
fn printable(c: char) -> char {
    let orders =
        c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if orders && c != '\t' { '\u{fffd}' } else { c }
}

/// The last character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(text: &str, start: usize, end: usize) -> Excerpt {
        Excerpt::of(text, &LineIndex::new(text), Span::new(start as u32, end as u32))
    }

    #[test]
    fn parts_of_a_line() {
        let found = excerpt("a\n\tx := y()\r\nb", 8, 11);
        assert_eq!((&*found.before, &*found.marked, &*found.after), ("\tx := ", "y()", ""));
        assert_eq!(found.underline(), ("\t     ".to_owned(), 3));
        assert_eq!(excerpt("a\nbc\nd", 3, 6).marked, "c");
        assert_eq!(excerpt("界x", 3, 4).underline().0, "  ");
        assert_eq!(excerpt("\u{1b}[31mx", 0, 1).marked, "\u{fffd}");
        assert_eq!(excerpt("", 0, 0).underline(), (String::new(), 1));
    }

    #[test]
    fn long_lines() {
        let text = "a".repeat(1_000_000);
        let found = excerpt(&text, 500_000, 600_000);
        assert_eq!((found.before.chars().count(), found.marked.chars().count()), (101, 121));
        assert!(found.before.starts_with('…') && found.after.ends_with('…'));
    }
}
