//! Scenarios as text: a verb and its arguments at the start of a line, what belongs to it indented by a tab below.

use anyhow::{Result, bail};

/// A file of steps.
pub struct Script {
    /// Its name.
    pub name: String,
    /// What is done, in order.
    pub steps: Vec<Step>,
}

/// One thing that is done or expected.
pub struct Step {
    /// Where it stands.
    pub line: usize,
    /// What it is.
    pub verb: String,
    /// The rest of its line.
    pub rest: String,
    /// The lines below it, without their tab.
    pub block: String,
}

impl Script {
    /// Reads a script.
    pub fn parse(name: &str, text: &str) -> Result<Script> {
        let mut steps: Vec<Step> = Vec::new();
        let mut blank = 0;
        for (index, line) in text.lines().enumerate() {
            if line.is_empty() {
                blank += 1;
            } else if let Some(line) = line.strip_prefix('\t') {
                let Some(step) = steps.last_mut() else { bail!("{name}:{}: a block of nothing", index + 1) };
                if !step.block.is_empty() {
                    step.block.push_str(&"\n".repeat(blank));
                }
                step.block.push_str(line);
                step.block.push('\n');
                blank = 0;
            } else {
                blank = 0;
                if !line.starts_with('#') {
                    let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
                    let (verb, rest) = (verb.to_owned(), rest.trim().to_owned());
                    steps.push(Step { line: index + 1, verb, rest, block: String::new() });
                }
            }
        }
        Ok(Script { name: name.to_owned(), steps })
    }

    /// Whether the script is for this transport; `only` names those that it is for.
    pub fn is_for(&self, transport: &str) -> bool {
        let only = self.steps.iter().find(|step| step.verb == "only");
        only.is_none_or(|only| only.rest.split(' ').any(|name| name == transport))
    }
}
