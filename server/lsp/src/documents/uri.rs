//! Between the protocol's URIs and the path strings that name files below.
//!
//! A path is `/a/b/x.go` for a `file:` URI, `c:/a/x.go` with a Windows drive, `//host/a/x.go` with a host, and for any
//! other scheme the URI with its path decoded. Its directory is what stands before the last `/`.

use std::fmt::Write as _;

use tower_lsp::lsp_types::Url;

/// The path that names the file of `uri`.
pub fn path_of(uri: &Url) -> String {
    if uri.scheme() != "file" {
        return other(uri);
    }
    let Some(path) = decoded(uri.path()) else { return uri.as_str().to_owned() };
    if let Some(host) = uri.host_str().filter(|host| !host.is_empty() && *host != "localhost") {
        return format!("//{host}{path}");
    }
    match drive(&path) {
        Some((letter, rest)) => format!("{}:{rest}", letter.to_ascii_lowercase()),
        None => path,
    }
}

/// The URI of the file or directory that `path` names; `None` for what is no path of ours.
pub fn uri_of(path: &str) -> Option<Url> {
    if let Some(rest) = path.strip_prefix("//") {
        return Url::parse(&format!("file://{}", encoded(rest))).ok();
    }
    if path.starts_with('/') {
        return Url::parse(&format!("file://{}", encoded(path))).ok();
    }
    if drive(&format!("/{path}")).is_some() {
        return Url::parse(&format!("file:///{}", encoded(path))).ok();
    }
    let (start, rest) = path.split_at(start_of_path(path)?);
    Url::parse(&format!("{start}{}", encoded(rest))).ok()
}

/// A URI of another scheme. A query or fragment may hold slashes, which must not look like directories.
fn other(uri: &Url) -> String {
    let text = uri.as_str();
    let (text, tail) = text.split_at(text.find(['?', '#']).unwrap_or(text.len()));
    let (start, path) = text.split_at(start_of_path(text).unwrap_or(text.len()));
    let path = decoded(path).unwrap_or_else(|| path.to_owned());
    format!("{start}{path}{}", tail.replace('/', "%2F"))
}

/// Where the path starts in `scheme:path` and `scheme://authority/path`.
fn start_of_path(uri: &str) -> Option<usize> {
    let path = uri.find(':')? + 1;
    match uri[path..].strip_prefix("//") {
        Some(rest) => Some(path + 2 + rest.find('/').unwrap_or(rest.len())),
        None => Some(path),
    }
}

/// The drive letter of `/c:/rest` and the rest.
fn drive(path: &str) -> Option<(char, &str)> {
    let mut chars = path.strip_prefix('/')?.chars();
    let letter = chars.next().filter(char::is_ascii_alphabetic)?;
    let rest = chars.as_str().strip_prefix(':')?;
    (rest.is_empty() || rest.starts_with('/')).then_some((letter, rest))
}

fn decoded(path: &str) -> Option<String> {
    if !path.contains('%') {
        return Some(path.to_owned());
    }
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], escaped(bytes.get(at + 1..at + 3))) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 3;
            }
            (byte, _) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).ok()
}

fn escaped(digits: Option<&[u8]>) -> Option<u8> {
    let digits = std::str::from_utf8(digits?).ok()?;
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u8::from_str_radix(digits, 16).ok())?
}

fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'/'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b':'
            | b'@'
            | b'+'
            | b'='
            | b',' => {
                out.push(char::from(byte));
            }
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(uri: &str) -> String {
        path_of(&Url::parse(uri).unwrap())
    }

    #[test]
    fn file_uris_become_paths_and_come_back() {
        for (uri, want, back) in [
            ("file:///a/b/x.go", "/a/b/x.go", "file:///a/b/x.go"),
            ("file:///a%20b/%C3%A9.go", "/a b/é.go", "file:///a%20b/%C3%A9.go"),
            ("file:///a b/é.go", "/a b/é.go", "file:///a%20b/%C3%A9.go"),
            ("file:///C%3A/src/x.go", "c:/src/x.go", "file:///c:/src/x.go"),
            ("file:///c:/src/x.go", "c:/src/x.go", "file:///c:/src/x.go"),
            ("file://server/share/x.go", "//server/share/x.go", "file://server/share/x.go"),
            ("file:///a/100%/x%zz.go", "/a/100%/x%zz.go", "file:///a/100%25/x%25zz.go"),
            ("file:///a/%5Bid%5D/x.go", "/a/[id]/x.go", "file:///a/%5Bid%5D/x.go"),
        ] {
            assert_eq!(path(uri), want);
            assert_eq!(uri_of(want).unwrap().as_str(), back);
        }
    }

    #[test]
    fn other_schemes_are_their_own_paths() {
        for uri in ["untitled:Untitled-1", "vscode-vfs://github/go/go/src/x.go", "untitled:/a/x.go"] {
            assert_eq!(path(uri), uri);
            assert_eq!(uri_of(uri).unwrap().as_str(), uri);
        }
        assert_eq!(path("vscode-vfs://h/a%20b/x.go"), "vscode-vfs://h/a b/x.go");
        assert_eq!(uri_of("vscode-vfs://h/a b/x.go").unwrap().as_str(), "vscode-vfs://h/a%20b/x.go");
        assert_eq!(path("vscode-vfs://github%2B7b/x%20y.go"), "vscode-vfs://github%2B7b/x y.go");
        assert_eq!(path("file:///a/%FF.go"), "file:///a/%FF.go");
        assert!(path("git:/a/x.go?{\"path\":\"/a/x.go\"}").starts_with("git:/a/x.go?{"));
        assert!(!path("git:/a/x.go?{\"path\":\"/a/x.go\"}")[8..].contains('/'));
    }
}
