//! Go versions, as far as they decide what code means.

use std::fmt;

/// A Go version `1.N`. Releases within it (`1.N.3`, `1.Nrc1`) mean the same language.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct GoVersion(pub u8);

impl GoVersion {
    /// The newest version that is known here.
    pub const LATEST: GoVersion = GoVersion(27);
    /// The version of a module whose go.mod has no `go` line.
    pub const WITHOUT_GO_LINE: GoVersion = GoVersion(16);
    /// The lowest version that a `//go:build go1.N` line gives to its file.
    pub const LOWEST_FILE_VERSION: GoVersion = GoVersion(21);

    /// Reads `1.21`, `1.21.3`, `1.27rc1`, `go1.21.3` and `1`.
    pub fn parse(text: &str) -> Option<GoVersion> {
        let text = text.strip_prefix("go").unwrap_or(text);
        let Some(minor) = text.strip_prefix("1.") else {
            return (text == "1").then_some(GoVersion(0));
        };
        let digits = minor.find(|c: char| !c.is_ascii_digit()).unwrap_or(minor.len());
        minor[..digits].parse().ok().map(GoVersion)
    }
}

impl fmt::Display for GoVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "1.{}", self.0)
    }
}

/// What is known of the toolchain that builds a package.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Toolchain {
    /// No older toolchain builds it.
    pub at_least: GoVersion,
    /// Whether a setting or a `toolchain` line says so; otherwise a newer one may build it.
    pub stated: bool,
}
