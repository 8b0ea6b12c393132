//! go.mod and vendor/modules.txt.

use super::modfile::{self, Replace};
use super::version::GoVersion;

/// What a go.mod file says. What is not understood is left out.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GoMod {
    /// The module's path.
    pub module: Option<String>,
    /// The `go` line.
    pub go: Option<GoVersion>,
    /// The `toolchain` line.
    pub toolchain: Option<GoVersion>,
    /// Required modules: path and version.
    pub requires: Vec<(String, String)>,
    /// Replacements.
    pub replaces: Vec<Replace>,
}

impl GoMod {
    /// Reads a go.mod file.
    pub fn parse(text: &str) -> GoMod {
        let mut found = GoMod::default();
        for directive in modfile::directives(text) {
            let argument = directive.get(1).map(String::as_str).unwrap_or_default();
            match directive[0].as_str() {
                "module" if !argument.is_empty() => found.module = Some(argument.to_owned()),
                "go" => found.go = GoVersion::parse(argument).or(found.go),
                "toolchain" => found.toolchain = GoVersion::parse(argument).or(found.toolchain),
                "require" if directive.len() > 2 => found.requires.push((argument.to_owned(), directive[2].clone())),
                "replace" => found.replaces.extend(Replace::parse(&directive)),
                _ => {}
            }
        }
        found
    }
}

/// The modules of vendor/modules.txt with the versions of their `go` lines.
pub fn vendored_modules(text: &str) -> Vec<(String, Option<GoVersion>)> {
    let mut found: Vec<(String, Option<GoVersion>)> = Vec::new();
    for line in text.lines() {
        if let Some(notes) = line.strip_prefix("## ") {
            let go = notes.split(';').find_map(|note| GoVersion::parse(note.trim().strip_prefix("go ")?));
            if let Some(module) = found.last_mut() {
                module.1 = go;
            }
        } else if let Some(module) = line.strip_prefix("# ") {
            found.extend(module.split_whitespace().next().map(|path| (path.to_owned(), None)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_go_mod() {
        let parsed = GoMod::parse(
            "// a comment\r\nmodule \"example.com/m\" // trailing\n\ngo 1.21.3\ntoolchain go1.23rc1\n\
             require example.com/a v1.0.0\nrequire (\n\texample.com/b v0.1.0 // indirect\n\t`example.com/c` v2.0.0\n)\n\
             replace (\n example.com/a => ../a\n example.com/b v0.1.0 => example.com/fork v0.2.0\n)\nexclude x v1\n",
        );
        assert_eq!(parsed.module.as_deref(), Some("example.com/m"));
        assert_eq!(parsed.go, Some(GoVersion(21)));
        assert_eq!(parsed.toolchain, Some(GoVersion(23)));
        assert_eq!(parsed.requires.len(), 3);
        assert_eq!(parsed.requires[1], ("example.com/b".to_owned(), "v0.1.0".to_owned()));
        assert_eq!(parsed.replaces[0].directory(), Some("../a"));
        assert!(parsed.replaces[1].applies_to("example.com/b", Some("v0.1.0")));
        assert!(!parsed.replaces[1].applies_to("example.com/b", Some("v0.3.0")));
    }

    #[test]
    fn survives_broken_text() {
        for text in
            ["(", ")", "require (", "replace =>", "replace a =>", "module", "module \"", "go x\n)))", "=> =>", "\u{0}"]
        {
            GoMod::parse(text);
        }
        assert_eq!(GoMod::parse("module m\nrequire (\n a v1\ngo 1.2").requires.len(), 2);
    }

    #[test]
    fn reads_vendored_versions() {
        let text =
            "# example.com/a v1.0.0\n## explicit; go 1.18\nexample.com/a\n# example.com/b v1.0.0\nexample.com/b/c\n";
        let expected = vec![("example.com/a".to_owned(), Some(GoVersion(18))), ("example.com/b".to_owned(), None)];
        assert_eq!(vendored_modules(text), expected);
    }
}
