//! Code as a rule writes it, turned into code as it stands in the file.

/// `code` with each of its lines indented by `indent` and by the depth of the brackets around it.
///
/// The first line gets no indentation: it goes where something stands already.
pub(crate) fn indented(code: &str, indent: &str, newline: &str) -> String {
    if !code.contains('\n') {
        return code.to_owned();
    }
    let mut out = String::with_capacity(code.len() + 16);
    // For each open bracket the line that opened it: brackets of one line indent once.
    let mut open: Vec<usize> = Vec::new();
    for (number, line) in code.lines().map(str::trim).enumerate() {
        let around = brackets(line, number, &mut open);
        if number > 0 {
            out.push_str(newline);
            let is_case = line.starts_with("case ") || line.starts_with("default:");
            if !line.is_empty() {
                out.push_str(indent);
                out.extend(std::iter::repeat_n('\t', around.saturating_sub(usize::from(is_case))));
            }
        }
        out.push_str(line);
    }
    out
}

/// Follows the brackets of a line; the answer is the depth of the line itself, which its leading closers lower.
fn brackets(line: &str, number: usize, open: &mut Vec<usize>) -> usize {
    let mut around = depth(open);
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '{' | '(' | '[' => open.push(number),
            '}' | ')' | ']' => {
                open.pop();
                around = around.min(depth(open));
            }
            '"' | '\'' | '`' => skip_quoted(&mut chars, c),
            '/' if chars.peek() == Some(&'/') => break,
            _ => {}
        }
    }
    around
}

fn depth(open: &[usize]) -> usize {
    open.chunk_by(|a, b| a == b).count()
}

fn skip_quoted(chars: &mut impl Iterator<Item = char>, quote: char) {
    while let Some(c) = chars.next() {
        if c == '\\' && quote != '`' {
            chars.next();
        } else if c == quote {
            return;
        }
    }
}

/// A piece of code, split at its package references.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Piece<'c> {
    /// Text as it is.
    Text(&'c str),
    /// The qualifier of this import path, without the dot.
    Package(&'c str),
}

/// Splits `$net/http.Get(x)` into the package `net/http` and the rest.
pub(crate) fn pieces(code: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = code;
    while let Some((before, after)) = rest.split_once('$') {
        let Some(len) = path_len(after) else {
            // Not a reference: the sign stands in a string.
            let keep = before.len() + 1;
            pieces.push(Piece::Text(&rest[..keep]));
            rest = &rest[keep..];
            continue;
        };
        pieces.push(Piece::Text(before));
        pieces.push(Piece::Package(&after[..len]));
        rest = &after[len..];
    }
    pieces.push(Piece::Text(rest));
    pieces.retain(|piece| *piece != Piece::Text(""));
    pieces
}

/// Length of the import path that `text` starts with: up to the first dot before a capital letter.
fn path_len(text: &str) -> Option<usize> {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || "/._-~".contains(c))).unwrap_or(text.len());
    let bytes = text.as_bytes();
    let dot = (1..end).find(|&i| bytes[i] == b'.' && bytes.get(i + 1).is_some_and(u8::is_ascii_uppercase))?;
    Some(dot)
}

/// The name that a package most likely declares: the last element of its path that is not a major version.
pub(crate) fn package_name(path: &str) -> &str {
    let mut elements = path.rsplit('/');
    let last = elements.next().unwrap_or(path);
    let is_version = last.len() > 1 && last.starts_with('v') && last[1..].bytes().all(|b| b.is_ascii_digit());
    let name = if is_version { elements.next().unwrap_or(last) } else { last };
    let name = name.split_once(".v").map_or(name, |(name, _)| name);
    name.strip_prefix("go-").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_indented_by_depth() {
        let code = "if err != nil {\nswitch {\ncase a:\nf(\"{\", func() {\nx()\n})\ndefault:\nreturn // {\n}\n} else {\ng()\n}";
        let wanted = "if err != nil {\n\t\tswitch {\n\t\tcase a:\n\t\t\tf(\"{\", func() {\n\t\t\t\tx()\n\t\t\t})\n\t\tdefault:\n\t\t\treturn // {\n\t\t}\n\t} else {\n\t\tg()\n\t}";
        assert_eq!(indented(code, "\t", "\n"), wanted);
    }

    #[test]
    fn package_references_are_found() {
        assert_eq!(
            pieces("x := $net/http.Get(\"$5\") + $gopkg.in/yaml.v3.Marshal"),
            [
                Piece::Text("x := "),
                Piece::Package("net/http"),
                Piece::Text(".Get(\"$"),
                Piece::Text("5\") + "),
                Piece::Package("gopkg.in/yaml.v3"),
                Piece::Text(".Marshal"),
            ]
        );
    }

    #[test]
    fn package_names_come_from_paths() {
        for (path, name) in [("net/http", "http"), ("math/rand/v2", "rand"), ("gopkg.in/yaml.v3", "yaml"), ("v2", "v2")]
        {
            assert_eq!(package_name(path), name);
        }
    }
}
