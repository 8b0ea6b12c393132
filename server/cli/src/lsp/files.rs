//! Answers the server's questions about directories from disk.

use std::io::ErrorKind;
use std::path::Path;

use gohazard_lint::config::FILE_NAMES;
use gohazard_lsp::host::{DirectoryContents, HostRequest, NamedText, ReadDirectory, TextAt, uri_of_path};
use gohazard_semantic::workspace::{ModText, join, parent};

use crate::disk;

/// The message that answers a request.
pub fn answer(request: &HostRequest) -> String {
    match request.path() {
        Some(dir) => request.answer(&contents(dir.trim_end_matches('/'), &request.params)),
        None => request.refusal("it is not in the file system"),
    }
}

fn contents(dir: &str, wanted: &ReadDirectory) -> DirectoryContents {
    let (files, complete) = go_files(dir, wanted);
    let nearest = disk::nearest(dir);
    DirectoryContents {
        files,
        go_mod: nearest.go_mod.and_then(|found| text_at(found, "go.mod")),
        go_work: nearest.go_work.and_then(|found| text_at(found, "go.work")),
        modules_txt: nearest.modules_txt.and_then(|found| text_at(found, "vendor/modules.txt")),
        config: config(dir),
        complete,
    }
}

/// The Go files within the bounds, and whether none was left out.
fn go_files(dir: &str, wanted: &ReadDirectory) -> (Vec<NamedText>, bool) {
    let names = match disk::go_files(Path::new(dir)) {
        Ok(names) => names,
        // Nothing is missing from a directory that is not there.
        Err(error) => return (Vec::new(), matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)),
    };
    let mut complete = names.len() <= wanted.max_files;
    let mut left = wanted.max_bytes;
    let mut files = Vec::new();
    for name in names.into_iter().take(wanted.max_files) {
        match disk::read(Path::new(&join(dir, &name))) {
            Ok(bytes) if bytes.len() <= left => {
                left -= bytes.len();
                files.push(NamedText { name, text: disk::decode(bytes).text });
            }
            _ => complete = false,
        }
    }
    (files, complete)
}

fn text_at(found: ModText, name: &str) -> Option<TextAt> {
    Some(TextAt { uri: uri_of_path(&join(found.dir.as_str(), name))?, text: found.text })
}

fn config(dir: &str) -> Option<TextAt> {
    let mut dir = dir;
    loop {
        for path in FILE_NAMES.map(|name| join(dir, name)) {
            if let Ok(bytes) = disk::read(Path::new(&path)) {
                return Some(TextAt { uri: uri_of_path(&path)?, text: disk::decode(bytes).text });
            }
        }
        let up = parent(dir);
        if up == dir {
            return None;
        }
        dir = up;
    }
}
