//! Path patterns of the configuration: `*` and `?` within a segment, `**` across segments, `{a,b}`, `[a-z]`.

/// A pattern. One without a slash matches a name at any depth; one that matches a directory matches what is below it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Glob {
    alternatives: Vec<Vec<String>>,
}

/// Braces multiply patterns; more than this many alternatives are cut off.
const MAX_ALTERNATIVES: usize = 256;

impl Glob {
    /// Reads a pattern.
    pub fn new(pattern: &str) -> Glob {
        let pattern = pattern.trim_start_matches("./").trim_end_matches('/');
        let anchored = pattern.contains('/');
        let mut alternatives = Vec::new();
        for plain in expand_braces(pattern) {
            let plain = plain.trim_start_matches('/');
            let mut segments: Vec<String> = plain.split('/').map(str::to_owned).collect();
            if !anchored {
                segments.insert(0, "**".to_owned());
            }
            alternatives.push(segments);
        }
        Glob { alternatives }
    }

    /// Whether the pattern matches `path` or a directory above it. The path is relative and uses slashes.
    pub fn matches(&self, path: &str) -> bool {
        let names: Vec<&str> = path.split('/').filter(|name| !name.is_empty()).collect();
        self.alternatives.iter().any(|segments| matches_segments(segments, &names))
    }
}

/// `a{b,c}d` as `abd` and `acd`. Unbalanced braces stand for themselves.
fn expand_braces(pattern: &str) -> Vec<String> {
    let mut done = Vec::new();
    let mut open = vec![pattern.to_owned()];
    while let Some(pattern) = open.pop() {
        let Some((start, end)) = innermost_braces(&pattern) else {
            done.push(pattern);
            continue;
        };
        if done.len() + open.len() >= MAX_ALTERNATIVES {
            break;
        }
        for choice in pattern[start + 1..end].split(',') {
            open.push(format!("{}{choice}{}", &pattern[..start], &pattern[end + 1..]));
        }
    }
    done
}

fn innermost_braces(pattern: &str) -> Option<(usize, usize)> {
    let end = pattern.find('}').filter(|&end| pattern[..end].contains('{'))?;
    pattern[..end].rfind('{').map(|start| (start, end))
}

/// Matches by the set of positions that are reachable after each name, so that `**` never backtracks.
fn matches_segments(segments: &[String], names: &[&str]) -> bool {
    let mut reached = vec![false; segments.len() + 1];
    reached[0] = true;
    skip_double_stars(segments, &mut reached);
    for name in names {
        let mut next = vec![false; segments.len() + 1];
        for (i, segment) in segments.iter().enumerate().filter(|&(i, _)| reached[i]) {
            if segment == "**" {
                next[i] = true;
                next[i + 1] |= i + 1 == segments.len();
            } else if matches_name(segment, name) {
                next[i + 1] = true;
            }
        }
        skip_double_stars(segments, &mut next);
        if next[segments.len()] {
            return true;
        }
        reached = next;
    }
    reached[segments.len()]
}

/// `**` also matches no segment at all, but a trailing one wants at least one: `a/**` is what lies below `a`.
fn skip_double_stars(segments: &[String], reached: &mut [bool]) {
    for (i, segment) in segments.iter().enumerate() {
        if reached[i] && segment == "**" && i + 1 < segments.len() {
            reached[i + 1] = true;
        }
    }
}

/// One segment, by the same method.
fn matches_name(pattern: &str, name: &str) -> bool {
    let tokens = name_tokens(pattern);
    let mut reached = vec![false; tokens.len() + 1];
    reached[0] = true;
    for c in name.chars().map(Some).chain([None]) {
        for (i, token) in tokens.iter().enumerate() {
            if reached[i] && matches!(token, Token::Star) {
                reached[i + 1] = true;
            }
        }
        let Some(c) = c else { break };
        let mut next = vec![false; tokens.len() + 1];
        for (i, token) in tokens.iter().enumerate().filter(|&(i, _)| reached[i]) {
            match token {
                Token::Star => next[i] = true,
                Token::Any => next[i + 1] = true,
                Token::One(wanted) => next[i + 1] |= c == *wanted,
                Token::Class { negated, ranges } => {
                    next[i + 1] |= ranges.iter().any(|&(low, high)| (low..=high).contains(&c)) != *negated;
                }
            }
        }
        reached = next;
    }
    reached[tokens.len()]
}

enum Token {
    Star,
    Any,
    One(char),
    Class { negated: bool, ranges: Vec<(char, char)> },
}

fn name_tokens(pattern: &str) -> Vec<Token> {
    let chars: Vec<char> = pattern.chars().collect();
    let mut tokens = Vec::new();
    let mut i = 0;
    while let Some(&c) = chars.get(i) {
        i += 1;
        match c {
            '*' => tokens.push(Token::Star),
            '?' => tokens.push(Token::Any),
            '[' => match chars[i..].iter().position(|&c| c == ']').filter(|&len| len > 0) {
                Some(len) => {
                    tokens.push(class(&chars[i..i + len]));
                    i += len + 1;
                }
                None => tokens.push(Token::One('[')),
            },
            c => tokens.push(Token::One(c)),
        }
    }
    tokens
}

fn class(chars: &[char]) -> Token {
    let negated = matches!(chars.first(), Some('!' | '^'));
    let chars = &chars[usize::from(negated)..];
    let mut ranges = Vec::new();
    let mut i = 0;
    while let Some(&low) = chars.get(i) {
        match (chars.get(i + 1), chars.get(i + 2)) {
            (Some('-'), Some(&high)) => {
                ranges.push((low, high));
                i += 3;
            }
            _ => {
                ranges.push((low, low));
                i += 1;
            }
        }
    }
    Token::Class { negated, ranges }
}

#[cfg(test)]
mod tests {
    use super::Glob;

    #[test]
    fn patterns_match_paths() {
        for (pattern, path, wanted) in [
            ("*.pb.go", "api/v1/a.pb.go", true),
            ("*.pb.go", "a.go", false),
            ("internal/legacy", "internal/legacy/x/y.go", true),
            ("internal/legacy/**", "internal/legacy/y.go", true),
            ("internal/legacy/**", "internal/legacy", false),
            ("internal/*/y.go", "internal/a/b/y.go", false),
            ("**/gen/**", "gen/y.go", true),
            ("**/gen/**", "a/b/gen/c/y.go", true),
            ("gen", "a/gen/y.go", true),
            ("cmd/{a,b{1,2}}/*.go", "cmd/b2/main.go", true),
            ("cmd/{a,b{1,2}}/*.go", "cmd/b3/main.go", false),
            ("file[0-9].go", "file7.go", true),
            ("file[!0-9].go", "file7.go", false),
            ("./a?c.go", "x/abc.go", true),
            ("/abc.go", "x/abc.go", false),
            ("a[", "a[", true),
            ("{a", "{a", true),
        ] {
            assert_eq!(Glob::new(pattern).matches(path), wanted, "{pattern} on {path}");
        }
    }

    #[test]
    fn many_stars_stay_linear() {
        let pattern = "*a".repeat(200);
        assert!(!Glob::new(&pattern).matches(&"a".repeat(150)));
        let deep = "**/".repeat(200) + "x";
        assert!(Glob::new(&deep).matches(&("a/".repeat(300) + "x")));
    }
}
