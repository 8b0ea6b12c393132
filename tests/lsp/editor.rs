//! What an editor keeps: the open documents, changed by people and by the server's edits. Columns are counted with
//! Rust's own strings, not with the code that is tested.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

/// The open documents.
#[derive(Default)]
pub struct Editor {
    documents: BTreeMap<String, Document>,
    /// Whether columns count bytes and not UTF-16 units.
    pub counts_bytes: bool,
}

/// One of them.
pub struct Document {
    pub text: String,
    pub version: i64,
}

impl Editor {
    pub fn open(&mut self, uri: &str, text: &str, version: i64) {
        self.documents.insert(uri.to_owned(), Document { text: text.to_owned(), version });
    }

    pub fn close(&mut self, uri: &str) {
        self.documents.remove(uri);
    }

    pub fn get(&self, uri: &str) -> Option<&Document> {
        self.documents.get(uri)
    }

    /// Changes a document as the content changes of a notification say. An unknown document changes nothing.
    pub fn change(&mut self, uri: &str, version: i64, changes: &[Value]) -> Result<()> {
        let counts_bytes = self.counts_bytes;
        let Some(document) = self.documents.get_mut(uri) else { return Ok(()) };
        document.version = version;
        for change in changes {
            let text = change["text"].as_str().context("a change without a text")?;
            match change.get("range") {
                None => document.text = text.to_owned(),
                Some(range) => {
                    let start = offset(&document.text, &range["start"], counts_bytes)?;
                    let end = offset(&document.text, &range["end"], counts_bytes)?;
                    document.text.replace_range(start..end, text);
                }
            }
        }
        Ok(())
    }

    /// Applies a workspace edit; the notifications that tell the server of it.
    pub fn apply(&mut self, edit: &Value) -> Result<Vec<Value>> {
        let mut changed = Vec::new();
        let files: Vec<(String, Value)> = match (&edit["documentChanges"], &edit["changes"]) {
            (Value::Array(files), _) => files.iter().map(|file| self.versioned(file)).collect::<Result<_>>()?,
            (_, Value::Object(files)) => files.iter().map(|(uri, edits)| (uri.clone(), edits.clone())).collect(),
            _ => bail!("not a workspace edit: {edit}"),
        };
        for (uri, edits) in files {
            let version = self.get(&uri).with_context(|| format!("{uri} is not open"))?.version + 1;
            let mut changes: Vec<Value> = edits.as_array().context("no edits")?.clone();
            // Edits of one file speak of the same text, so the last one comes first.
            changes.sort_by_key(|change| {
                let start = &change["range"]["start"];
                std::cmp::Reverse((start["line"].as_u64(), start["character"].as_u64()))
            });
            let changes: Vec<Value> =
                changes.iter().map(|edit| json!({ "range": edit["range"], "text": edit["newText"] })).collect();
            self.change(&uri, version, &changes)?;
            changed.push(json!({ "textDocument": { "uri": uri, "version": version }, "contentChanges": changes }));
        }
        Ok(changed)
    }

    fn versioned(&self, file: &Value) -> Result<(String, Value)> {
        let uri = file["textDocument"]["uri"].as_str().context("no URI")?;
        let (meant, now) = (&file["textDocument"]["version"], self.get(uri).map(|document| document.version));
        if !meant.is_null() && meant.as_i64() != now {
            bail!("an edit for version {meant} of {uri}, which has version {now:?}");
        }
        Ok((uri.to_owned(), file["edits"].clone()))
    }
}

/// The byte offset of a position; one outside of the text moves into it, as editors do.
fn offset(text: &str, position: &Value, counts_bytes: bool) -> Result<usize> {
    let line = position["line"].as_u64().context("no line")?;
    let column = position["character"].as_u64().context("no column")?;
    let mut start = 0;
    for _ in 0..line {
        let Some(end) = text[start..].find('\n') else { return Ok(text.len()) };
        start += end + 1;
    }
    let content = text[start..].split(['\n', '\r']).next().unwrap_or_default();
    let mut units = 0;
    for (at, char) in content.char_indices() {
        if units >= column {
            return Ok(start + at);
        }
        units += if counts_bytes { char.len_utf8() } else { char.len_utf16() } as u64;
    }
    Ok(start + content.len())
}
