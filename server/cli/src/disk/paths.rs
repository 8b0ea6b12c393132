//! Paths as text: absolute ones to tell files apart, and those that a user sees.

use std::path::{Path, PathBuf};

/// A path as the rest of the program writes it: `/` between its parts.
pub fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}

/// A path without `.`, without `//`, and without `..` after a name. Symbolic links are not looked at.
pub fn clean(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let rooted = path.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            ".." if rooted => {}
            _ => parts.push(part),
        }
    }
    let joined = parts.join("/");
    match (rooted, joined.is_empty()) {
        (true, _) => format!("/{joined}"),
        (false, true) => ".".to_owned(),
        (false, false) => joined,
    }
}

/// The cleaned path, made absolute.
pub fn absolute(path: &str) -> String {
    let absolute = std::path::absolute(Path::new(path)).unwrap_or_else(|_| PathBuf::from(path));
    clean(&slashed(&absolute))
}

/// `relative` below `dir`, as a user sees it.
pub fn shown(dir: &str, relative: &str) -> String {
    match dir {
        "." => relative.to_owned(),
        _ if relative.is_empty() => dir.to_owned(),
        _ if dir.ends_with('/') => format!("{dir}{relative}"),
        _ => format!("{dir}/{relative}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleans() {
        for (given, cleaned) in [
            ("", "."),
            (".", "."),
            ("./a//b/", "a/b"),
            ("a/../b", "b"),
            ("../a", "../a"),
            ("../../a/..", "../.."),
            ("/../a/./b", "/a/b"),
            ("/", "/"),
        ] {
            assert_eq!(clean(given), cleaned, "{given}");
        }
        assert_eq!(shown(".", "a.go"), "a.go");
        assert_eq!(shown("d", "a.go"), "d/a.go");
        assert_eq!(shown("/", "a.go"), "/a.go");
    }
}
