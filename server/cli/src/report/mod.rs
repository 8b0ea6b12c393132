//! Findings as text, JSON and SARIF.

mod json;
mod sarif;
mod text;

use std::io::{self, Write};

use gohazard_lint::Tier;

use crate::args::Format;
use crate::outcome::Outcome;

/// Writes what a run found: findings to standard output, what went wrong to standard error.
pub fn write(outcome: &Outcome, format: Format, lowest: Tier) -> io::Result<()> {
    let mut out = io::BufWriter::new(anstream::stdout().lock());
    match format {
        Format::Text => text::write(&mut out, outcome, lowest)?,
        Format::Json => json::write(&mut out, outcome, lowest)?,
        Format::Sarif => sarif::write(&mut out, outcome, lowest)?,
    }
    out.flush()?;
    write_problems(outcome)
}

/// Writes what went wrong, and what the user should know, to standard error.
pub fn write_problems(outcome: &Outcome) -> io::Result<()> {
    let mut err = anstream::stderr().lock();
    for problem in &outcome.problems {
        writeln!(err, "gohazard: {}: {}", problem.path, problem.message)?;
    }
    for note in &outcome.notes {
        writeln!(err, "gohazard: {note}")?;
    }
    Ok(())
}
