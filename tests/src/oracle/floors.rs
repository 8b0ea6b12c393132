//! What the tree has reached.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::report::Counts;

/// The least share that has to agree and the largest that may be wrong, in percent, by the name of the comparison.
/// Floors are only ever raised.
#[derive(Debug, Default)]
pub struct Floors {
    floors: BTreeMap<String, (f64, f64)>,
}

impl Floors {
    /// Reads `tests/oracle/floors.toml`.
    pub fn read() -> Result<Floors> {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("oracle/floors.toml");
        let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let mut floors = BTreeMap::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let floor = line.split_once('=').and_then(|(name, numbers)| {
                let (agree, wrong) = numbers.trim().trim_matches(['[', ']']).split_once(',')?;
                let name = name.trim().trim_matches('"').to_owned();
                Some((name, (agree.trim().parse().ok()?, wrong.trim().parse().ok()?)))
            });
            let (name, numbers) = floor.with_context(|| format!("cannot read floor {line:?}"))?;
            floors.insert(name, numbers);
        }
        Ok(Floors { floors })
    }

    /// Whether counts are at least as good as their floor.
    pub fn hold(&self, name: &str, counts: &Counts) -> bool {
        self.floors.get(name).is_none_or(|(agree, wrong)| {
            counts.percent(counts.agree) >= *agree && counts.percent(counts.wrong) <= *wrong
        })
    }
}
