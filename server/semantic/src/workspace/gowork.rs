//! go.work.

use super::modfile::{self, Replace};
use super::version::GoVersion;

/// What a go.work file says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GoWork {
    /// The newest of its `go` and `toolchain` lines.
    pub go: Option<GoVersion>,
    /// The module directories of the workspace, as written.
    pub uses: Vec<String>,
    /// Replacements, which come before those of the modules.
    pub replaces: Vec<Replace>,
}

impl GoWork {
    /// Reads a go.work file.
    pub fn parse(text: &str) -> GoWork {
        let mut found = GoWork::default();
        for directive in modfile::directives(text) {
            let argument = directive.get(1).map(String::as_str).unwrap_or_default();
            match directive[0].as_str() {
                "go" | "toolchain" => found.go = found.go.max(GoVersion::parse(argument)),
                "use" if !argument.is_empty() => found.uses.push(argument.to_owned()),
                "replace" => found.replaces.extend(Replace::parse(&directive)),
                _ => {}
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_go_work() {
        let parsed = GoWork::parse("go 1.22\nuse ./a\nuse (\n\t./b\n\t../c\n)\nreplace x => ./x\n");
        assert_eq!(parsed.uses, ["./a", "./b", "../c"]);
        assert_eq!(parsed.go, Some(GoVersion(22)));
        assert_eq!(parsed.replaces.len(), 1);
    }
}
