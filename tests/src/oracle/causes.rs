//! Why some answers differ from those of go/types.

use std::path::PathBuf;

use anyhow::{Context, Result};

/// The causes of `tests/oracle/wrong.txt`, by the places that they explain.
#[derive(Debug)]
pub struct Causes {
    causes: Vec<(String, String)>,
}

impl Causes {
    /// Reads the file.
    pub fn read() -> Result<Causes> {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("oracle/wrong.txt");
        let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let cause = |line: &str| {
            let (place, cause) = line.split_once(' ').with_context(|| format!("no cause in {line:?}"))?;
            Ok((format!("/{place}:"), cause.to_owned()))
        };
        Ok(Causes { causes: lines.map(cause).collect::<Result<_>>()? })
    }

    /// The cause of a line of [`super::Report::wrong`].
    pub fn of(&self, wrong: &str) -> Option<&str> {
        let found = self.causes.iter().find(|(place, _)| wrong.contains(place));
        found.map(|(_, cause)| cause.as_str())
    }
}
