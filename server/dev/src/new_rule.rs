//! Makes a rule that compiles and fails its tests until it is filled in.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};

/// What `new-rule` is told.
#[derive(clap::Args)]
pub struct Args {
    /// The rule as group/id: `conn/leaked-conn`. The id names the offence in two to four words.
    name: String,
    /// What belongs into the group, when it is a new one.
    #[arg(long)]
    about: Option<String>,
}

/// Writes the rule's file, its fixtures, and the lines that register it.
pub fn run(args: &Args) -> anyhow::Result<()> {
    let Some((group, id)) = args.name.split_once('/') else { bail!("name the rule as group/id") };
    let words = id.split('-').filter(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase())).count();
    ensure!((2..=4).contains(&words) && words == id.split('-').count(), "an id is two to four lower-case words");
    ensure!(gohazard_lint::rules::rule(id).is_none(), "there is a rule {id}");
    let root = repository()?;
    let rules = root.join("server/lint/src/rules");
    let folder = rules.join(group);
    let module = id.replace('-', "_");
    if !folder.is_dir() {
        let about = args.about.as_deref().context("a new group needs --about \"what belongs there\"")?;
        add_group(&rules, group, about)?;
    }
    write_new(&folder.join(format!("{module}.rs")), &RULE.replace("RULE-ID", id))?;
    register(&folder.join("mod.rs"), &module)?;
    let fixtures = root.join("tests/rules").join(id);
    write_new(&fixtures.join("bad.go"), BAD)?;
    write_new(&fixtures.join("ok.go"), OK)?;
    Ok(())
}

fn repository() -> anyhow::Result<PathBuf> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    Ok(manifest.ancestors().nth(2).context("server/dev lies in the repository")?.to_path_buf())
}

fn write_new(path: &Path, text: &str) -> anyhow::Result<()> {
    ensure!(!path.exists(), "{} exists", path.display());
    fs::create_dir_all(path.parent().context("a file in a folder")?)?;
    fs::write(path, text).with_context(|| path.display().to_string())
}

/// Adds the lines `mod x;` and `&x::RULE,` to a group, sorted.
fn register(group: &Path, module: &str) -> anyhow::Result<()> {
    let text = fs::read_to_string(group)?;
    let (head, rest) = text.split_once("\n\n/// The group.").context("a group file as new-rule writes it")?;
    let (before, members) = rest.split_once("rules: &[").context("a table of rules")?;
    let (members, after) = members.split_once(']').context("the end of the table")?;
    let (uses, modules) = head.split_once("use super::Group;").context("the import of Group")?;
    let mut modules: Vec<String> = modules.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
    modules.push(format!("mod {module};"));
    modules.sort_by_key(|line| line.rsplit(' ').next().map(str::to_owned));
    let mut members: Vec<&str> = members.split(',').map(str::trim).filter(|member| !member.is_empty()).collect();
    let member = format!("&{module}::RULE");
    members.push(&member);
    members.sort_unstable();
    let one_line = format!("    rules: &[{}],", members.join(", "));
    let table = if one_line.len() <= 120 {
        members.join(", ")
    } else {
        format!("\n        {},\n    ", members.join(",\n        "))
    };
    let modules = modules.join("\n");
    let text = format!("{uses}use super::Group;\n\n{modules}\n\n/// The group.{before}rules: &[{table}]{after}");
    Ok(fs::write(group, text)?)
}

/// Makes an empty group and adds it to the table of groups, sorted.
fn add_group(rules: &Path, group: &str, about: &str) -> anyhow::Result<()> {
    write_new(&rules.join(group).join("mod.rs"), &GROUP.replace("GROUP-NAME", group).replace("ABOUT", about))?;
    let path = rules.join("mod.rs");
    let text = fs::read_to_string(&path)?;
    let mut lines: Vec<String> = Vec::new();
    let mut modules: Vec<String> = vec![format!("pub mod {group};")];
    for line in text.lines() {
        if line.starts_with("pub mod ") {
            modules.push(line.to_owned());
        } else {
            lines.push(line.to_owned());
        }
    }
    modules.sort();
    let at = lines.iter().position(|line| line == "use crate::rule::Rule;").context("the imports of rules/mod.rs")?;
    lines.splice(at + 2..at + 2, modules);
    let text = lines.join("\n") + "\n";
    let (head, table) = text.split_once("pub static GROUPS: &[&Group] = &[").context("the table of groups")?;
    let (members, rest) = table.split_once("];").context("the end of the table of groups")?;
    let mut members: Vec<String> =
        members.split(',').map(str::trim).filter(|member| !member.is_empty()).map(str::to_owned).collect();
    members.push(format!("&{group}::GROUP"));
    members.sort();
    let one_line = format!("pub static GROUPS: &[&Group] = &[{}];", members.join(", "));
    let table =
        if one_line.len() <= 120 { members.join(", ") } else { format!("\n    {},\n", members.join(",\n    ")) };
    Ok(fs::write(&path, format!("{head}pub static GROUPS: &[&Group] = &[{table}];{rest}"))?)
}

const GROUP: &str = r#"//! ABOUT.

use super::Group;

/// The group.
pub static GROUP: Group = Group {
    name: "GROUP-NAME",
    about: "ABOUT",
    rules: &[],
};
"#;

const RULE: &str = r##"//! What it does not catch, and why.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "RULE-ID",
    entries: &[],
    tiers: &[Tier::Bug],
    fixes: Fixes::Never,
    docs: Docs {
        summary: "The offence in one line",
        effect: "What is seen when the code runs.",
        why: "The mechanism.",
        repair: "What to write instead.",
        bad: r#"package p
"#,
        good: r#"package p
"#,
        references: &[],
    },
    check: Check::Call(&["net.Dial"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    ctx.report(RULE.bug(call, "what is wrong with this code"));
}
"##;

const BAD: &str = "package bad\n\n// At least three findings: // want \"regexp\" @ \"what is highlighted\"\n";

const OK: &str = "package ok\n\n// At least five near misses.\n";
