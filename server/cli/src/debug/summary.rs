//! What callers learn of a function, and what it learns of them.

use std::io::{self, Write};

use gohazard_semantic::model::Model;
use gohazard_semantic::summary::{Arg, ArgPath, Ops};

/// Writes the summary of a function, a line for each thing that it is given.
pub fn write(out: &mut impl Write, model: &Model) -> io::Result<()> {
    let Some(function) = model.function() else { return Ok(()) };
    let summaries = model.summaries();
    writeln!(out, "func {}", super::name(model).unwrap_or_default())?;
    if let Some(summary) = summaries.function(function) {
        if summary.never_returns {
            writeln!(out, "    never returns")?;
        }
        for (place, ops) in summary.args() {
            writeln!(out, "    {}\tmay: {}\tmust: {}", path(place), names(ops.may), names(ops.must))?;
        }
    }
    let Some(callers) = summaries.callers(function) else { return Ok(()) };
    for (run, args) in &callers.sites {
        writeln!(out, "    called: {run:?}")?;
        for (given, site) in args {
            let (caller, before) = (names(site.caller), names(site.before));
            writeln!(out, "        {}\tfrom: {:?}\tcaller: {caller}\tbefore: {before}", arg(*given), site.origin)?;
        }
    }
    if callers.unseen {
        writeln!(out, "    there may be callers that can't be seen")?;
    }
    Ok(())
}

fn path(place: &ArgPath) -> String {
    let fields = place.fields().iter().map(|field| format!(".{field}"));
    std::iter::once(arg(place.arg)).chain(fields).collect()
}

fn arg(arg: Arg) -> String {
    match arg {
        Arg::Receiver => "receiver".to_owned(),
        Arg::Param(index) => format!("parameter {index}"),
    }
}

fn names(ops: Ops) -> String {
    let names: Vec<&str> = ops.names().collect();
    if names.is_empty() { "-".to_owned() } else { names.join(" ") }
}
