//! Findings like those of a compiler.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use gohazard_lint::Tier;

use crate::outcome::{Located, Outcome, Position};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// Writes the findings of at least the tier `lowest`, and how many there are.
pub fn write(out: &mut impl Write, outcome: &Outcome, lowest: Tier) -> io::Result<()> {
    for finding in outcome.findings.iter().filter(|finding| finding.tier >= lowest) {
        write_finding(out, finding)?;
    }
    write_summary(out, outcome, lowest)
}

fn write_finding(out: &mut impl Write, finding: &Located) -> io::Result<()> {
    let style = style(finding.tier);
    let Position { line, column, .. } = finding.start;
    let gutter = line.to_string().len();
    writeln!(
        out,
        "{BOLD}{}:{line}:{column}{BOLD:#}: {style}{}{style:#}: {BOLD}{}{BOLD:#} {DIM}[{}]{DIM:#}",
        finding.path,
        finding.tier.name(),
        finding.message,
        finding.rule,
    )?;
    let excerpt = &finding.excerpt;
    let (blank, width) = excerpt.underline();
    writeln!(out, "{DIM}{line} |{DIM:#} {}{}{}", excerpt.before, excerpt.marked, excerpt.after)?;
    writeln!(out, "{DIM}{:gutter$} |{DIM:#} {blank}{style}{}{style:#}", "", "^".repeat(width))?;
    for (path, at, message) in &finding.related {
        writeln!(out, "{:gutter$} {DIM}={DIM:#} {path}:{}:{}: {message}", "", at.line, at.column)?;
    }
    for fix in &finding.fixes {
        let how = if fix.safe { "fix" } else { "possible fix" };
        writeln!(out, "{:gutter$} {DIM}={DIM:#} {BOLD}{how}{BOLD:#}: {}", "", fix.title)?;
    }
    writeln!(out)
}

fn write_summary(out: &mut impl Write, outcome: &Outcome, lowest: Tier) -> io::Result<()> {
    let number = |tier: Tier| outcome.findings.iter().filter(|finding| finding.tier == tier).count();
    let counts = Tier::ALL.map(|tier| (tier, number(tier)));
    let counted = |(tier, number): &(Tier, usize)| (*number > 0).then(|| plural(*number, tier.name()));
    let shown: Vec<String> = counts.iter().filter(|(tier, _)| *tier >= lowest).filter_map(counted).collect();
    let hidden: Vec<String> = counts.iter().filter(|(tier, _)| *tier < lowest).filter_map(counted).collect();
    let found = if shown.is_empty() { "nothing".to_owned() } else { shown.join(", ") };
    write!(out, "{found} found in {}", plural(outcome.files, "file"))?;
    if !hidden.is_empty() {
        write!(out, "; {} not shown (--tier hint)", hidden.join(", "))?;
    }
    writeln!(out)
}

fn plural(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

fn style(tier: Tier) -> Style {
    let color = match tier {
        Tier::Bug => AnsiColor::Red,
        Tier::Risk => AnsiColor::Yellow,
        Tier::Hint => AnsiColor::Cyan,
    };
    color.on_default().bold()
}
