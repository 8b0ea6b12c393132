//! The file system: what a directory holds, and what a file says. Nothing else in the binary reads Go code from disk.

pub mod environment;
mod modules;
pub mod paths;
mod text;

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use gohazard_semantic::syntax::file::MAX_FILE_BYTES;

pub use modules::{Nearest, nearest};
pub use text::{Text, decode};

/// Why the text of a file is not at hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unread {
    /// It is larger than what is analysed.
    TooBig,
    /// It can't be read; the message says why.
    Failed(String),
}

/// The Go files of a directory that a build looks at, by name. Files that editors and version control leave behind
/// (`.#a.go`, `_a.go`) are not among them.
pub fn go_files(dir: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dir)? {
        let Ok(entry) = entry else { continue };
        let Ok(name) = entry.file_name().into_string() else { continue };
        if name.ends_with(".go") && !name.starts_with(['.', '_']) && is_file(&entry) {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// Whether it is a regular file, perhaps through a symbolic link.
fn is_file(entry: &fs::DirEntry) -> bool {
    match entry.file_type() {
        Ok(kind) if kind.is_symlink() => fs::metadata(entry.path()).is_ok_and(|target| target.is_file()),
        Ok(kind) => kind.is_file(),
        Err(_) => false,
    }
}

/// The bytes of a Go file. Pipes and devices are not opened: reading one might never end.
pub fn read(path: &Path) -> Result<Vec<u8>, Unread> {
    let failed = |error: io::Error| Unread::Failed(reason(&error));
    let metadata = fs::metadata(path).map_err(failed)?;
    if !metadata.is_file() {
        return Err(Unread::Failed("not a regular file".to_owned()));
    }
    let limit = MAX_FILE_BYTES as u64;
    if metadata.len() > limit {
        return Err(Unread::TooBig);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    // The file may grow while it is read.
    fs::File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if bytes.len() > MAX_FILE_BYTES { Err(Unread::TooBig) } else { Ok(bytes) }
}

/// What went wrong, in the words of the operating system without its error number.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_ascii_lowercase()).into_iter();
    first.chain(chars).collect()
}
