//! The line format that go.mod and go.work share.

/// A directive: its verb and its arguments. `require ( a v1 \n b v2 )` is two directives with the verb `require`.
pub type Directive = Vec<String>;

/// The most directives that are read of one file.
const MAX_DIRECTIVES: usize = 20_000;

/// The directives of a file in order. Text that is not understood is left out.
pub fn directives(text: &str) -> Vec<Directive> {
    let mut found = Vec::new();
    let mut block: Option<String> = None;
    for line in text.lines().take(10 * MAX_DIRECTIVES) {
        let mut words = words(line);
        if words.first().is_some_and(|word| word == ")") {
            block = None;
            words.remove(0);
        }
        if words.is_empty() || found.len() == MAX_DIRECTIVES {
            continue;
        }
        if let Some(verb) = &block {
            words.insert(0, verb.clone());
            found.push(words);
        } else if words.last().is_some_and(|word| word == "(") {
            block = Some(words.swap_remove(0));
        } else {
            found.push(words);
        }
    }
    found
}

/// The words of a line, without quotes and without the comment.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = line.trim();
    while let Some(first) = rest.chars().next() {
        if rest.starts_with("//") {
            break;
        }
        let end = match first {
            '"' | '`' => rest[1..].find(first).map_or(rest.len(), |quote| quote + 2),
            '(' | ')' | ',' => 1,
            _ => word_end(rest),
        };
        words.push(rest[..end].trim_matches(['"', '`']).to_owned());
        rest = rest[end..].trim_start();
    }
    words
}

fn word_end(text: &str) -> usize {
    let comment = text.find("//").unwrap_or(text.len());
    text.find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',')).unwrap_or(text.len()).min(comment)
}

/// One `replace` directive.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Replace {
    /// The module path that is replaced.
    pub path: String,
    /// The only version that is replaced; absent: every one.
    pub version: Option<String>,
    /// A directory (it starts with `./`, `../` or `/`) or another module path.
    pub with: String,
    /// The version of that other module.
    pub with_version: Option<String>,
}

impl Replace {
    /// Reads `replace A [v] => B [v]`, the verb included.
    pub fn parse(directive: &[String]) -> Option<Replace> {
        let arrow = directive.iter().position(|word| word == "=>")?;
        let (old, new) = (&directive[1..arrow.max(1)], &directive[arrow + 1..]);
        Some(Replace {
            path: old.first()?.clone(),
            version: old.get(1).cloned(),
            with: new.first()?.clone(),
            with_version: new.get(1).cloned(),
        })
    }

    /// The directory that it names, if it names one.
    pub fn directory(&self) -> Option<&str> {
        let local = self.with.starts_with("./") || self.with.starts_with("../") || self.with.starts_with('/');
        (local || self.with == "." || self.with == "..").then_some(&*self.with)
    }

    /// Whether it stands for `path` at `version`.
    pub fn applies_to(&self, path: &str, version: Option<&str>) -> bool {
        self.path == path && (self.version.is_none() || self.version.as_deref() == version)
    }
}
