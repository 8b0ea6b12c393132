//! Paths as text: '/'-separated, with or without a scheme in front.

/// The directory of a path. A path without '/' (an untitled document) is a directory of its own, so that two of them
/// never form a package.
pub fn parent(path: &str) -> &str {
    match path.rfind('/') {
        Some(0) => "/",
        Some(slash) => &path[..slash],
        None => path,
    }
}

/// What follows the last '/'.
pub fn base(path: &str) -> &str {
    path.rfind('/').map_or(path, |slash| &path[slash + 1..])
}

/// The path of the file `name` in `dir`; a document without a directory is its own.
pub fn child(dir: &str, name: &str) -> String {
    if dir == name { name.to_owned() } else { join(dir, name) }
}

/// `relative` as seen from `dir`; `.` and `..` in it are resolved.
pub fn join(dir: &str, relative: &str) -> String {
    let mut joined = dir.trim_end_matches('/').to_owned();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => joined.truncate(joined.rfind('/').unwrap_or(0)),
            _ => {
                joined.push('/');
                joined.push_str(part);
            }
        }
    }
    if joined.is_empty() { "/".to_owned() } else { joined }
}

/// What remains of `path` below `root`: "" for the root itself, `None` outside of it. Import paths and file paths alike.
pub fn below<'a>(path: &'a str, root: &str) -> Option<&'a str> {
    let rest = path.strip_prefix(root)?;
    if rest.is_empty() || root.ends_with('/') {
        return Some(rest);
    }
    rest.strip_prefix('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_and_parents() {
        assert_eq!(join("/a/b", "../c/./d"), "/a/c/d");
        assert_eq!(join("/a", "../.."), "/");
        assert_eq!(join("vscode-vfs://h/p", "x.go"), "vscode-vfs://h/p/x.go");
        assert_eq!(join("/", "x.go"), "/x.go");
        assert_eq!(parent("/x.go"), "/");
        assert_eq!(parent("untitled:Untitled-1"), "untitled:Untitled-1");
        assert_eq!(base("/a/x.go"), "x.go");
    }

    #[test]
    fn below_stops_at_a_separator() {
        assert_eq!(below("example.com/a/b", "example.com/a"), Some("b"));
        assert_eq!(below("example.com/a", "example.com/a"), Some(""));
        assert_eq!(below("example.com/ab", "example.com/a"), None);
        assert_eq!(below("/a/b", "/"), Some("a/b"));
    }
}
