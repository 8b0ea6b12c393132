//! What the server asks of whoever runs it: the Go files of a directory. A browser answers from its editor's files, a
//! native process from disk; the editor at the other end never sees the request.
//!
//! The request is `gohazard/readDirectory`. The host also sends the notification `gohazard/directoryChanged {uri}` when
//! it learns that a directory, or a file in it, changed.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tower_lsp::lsp_types::Url;

use crate::documents::uri;

/// The request's method.
pub const READ_DIRECTORY: &str = "gohazard/readDirectory";

/// The notification's method.
pub const DIRECTORY_CHANGED: &str = "gohazard/directoryChanged";

/// What the server wants to know.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadDirectory {
    /// The directory.
    pub uri: Url,
    /// Go files that are read at most; with more, the answer is not complete.
    pub max_files: usize,
    /// Bytes of Go files that are read at most.
    pub max_bytes: usize,
}

/// What the host found. A directory that is not there has no files and is complete.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DirectoryContents {
    /// Its Go files.
    pub files: Vec<NamedText>,
    /// The nearest `go.mod` in it or above it.
    pub go_mod: Option<TextAt>,
    /// The nearest `go.work` in it or above it.
    pub go_work: Option<TextAt>,
    /// `vendor/modules.txt` beside that `go.mod`.
    pub modules_txt: Option<TextAt>,
    /// The nearest `gohazard.toml` or `.gohazard.toml` in it or above it.
    pub config: Option<TextAt>,
    /// Whether no Go file was left out.
    pub complete: bool,
}

/// A file of the directory.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NamedText {
    /// Its name.
    pub name: String,
    /// Its text; bytes that are not UTF-8 are replaced.
    pub text: String,
}

/// A file somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextAt {
    /// Where it is.
    pub uri: Url,
    /// Its text.
    pub text: String,
}

/// A request of the server to its host.
#[derive(Clone, Debug)]
pub struct HostRequest {
    id: Value,
    /// What is wanted.
    pub params: ReadDirectory,
}

impl HostRequest {
    /// The request that `message` is, if it is one to the host and not to the editor.
    pub fn of(message: &str) -> Option<HostRequest> {
        // Inside of a JSON string the quotes would be escaped, so that no text of a user looks like this.
        if !message.contains("\"method\":\"gohazard/readDirectory\"") {
            return None;
        }
        let mut message: Value = serde_json::from_str(message).ok()?;
        let params = serde_json::from_value(message.get_mut("params")?.take()).ok()?;
        Some(HostRequest { id: message.get_mut("id")?.take(), params })
    }

    /// The directory as a path of this machine's file system, if it can be one.
    pub fn path(&self) -> Option<String> {
        (self.params.uri.scheme() == "file").then(|| uri::path_of(&self.params.uri))
    }

    /// The message that answers it.
    pub fn answer(&self, contents: &DirectoryContents) -> String {
        json!({ "jsonrpc": "2.0", "id": self.id, "result": contents }).to_string()
    }

    /// The message that says that the directory can't be read.
    pub fn refusal(&self, why: &str) -> String {
        json!({ "jsonrpc": "2.0", "id": self.id, "error": { "code": -32803, "message": why } }).to_string()
    }
}

/// The URI of a file or directory of this machine's file system, given with `/` between its parts.
pub fn uri_of_path(path: &str) -> Option<Url> {
    uri::uri_of(path)
}
