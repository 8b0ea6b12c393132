//! Steps about documents and what is found in them.

use std::fs;

use anyhow::{Context, Result, bail};
use regex::Regex;
use serde_json::{Value, json};

use crate::run::{Run, two};

const SEVERITIES: [&str; 5] = ["", "error", "warning", "information", "hint"];

impl Run {
    /// `open NAME [VERSION]`: the file's text, or that of the block.
    pub(crate) fn open(&mut self, rest: &str, block: &str) -> Result<()> {
        let (name, version) = rest.split_once(' ').unwrap_or((rest, "1"));
        let version: i64 = version.parse()?;
        let text = if block.is_empty() { fs::read_to_string(self.root.join(name))? } else { block.to_owned() };
        let uri = self.uri(name);
        self.editor.open(&uri, &text, version);
        let language = match name.rsplit('.').next() {
            Some("txt") => "plaintext",
            Some("mod") => "go.mod",
            _ => "go",
        };
        let item = json!({ "uri": uri, "languageId": language, "version": version, "text": text });
        self.wire.notify("textDocument/didOpen", json!({ "textDocument": item }))
    }

    /// `edit NAME VERSION`: a line `L:C-L:C "text"` for each ranged change.
    pub(crate) fn edit(&mut self, rest: &str, block: &str) -> Result<()> {
        let changes: Vec<Value> = block
            .lines()
            .map(|line| {
                let (place, text) = two(line)?;
                Ok(json!({ "range": range(place)?, "text": serde_json::from_str::<String>(text)? }))
            })
            .collect::<Result<_>>()?;
        self.change(rest, &changes)
    }

    /// `replace NAME VERSION`: the block is the new text.
    pub(crate) fn replace(&mut self, rest: &str, block: &str) -> Result<()> {
        self.change(rest, &[json!({ "text": block })])
    }

    fn change(&mut self, rest: &str, changes: &[Value]) -> Result<()> {
        let (name, version) = two(rest)?;
        let (uri, version) = (self.uri(name), version.parse()?);
        self.editor.change(&uri, version, changes)?;
        let document = json!({ "uri": uri, "version": version });
        self.wire.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }))
    }

    /// `diagnostics NAME VERSION`: waits until exactly these are published. Fewer may come first, others may not.
    ///
    /// A line is `L:C-L:C severity rule regex`; an indented one below it `NAME L:C-L:C regex` is a related place.
    pub(crate) fn diagnostics(&mut self, rest: &str, block: &str) -> Result<()> {
        let (name, version) = two(rest)?;
        let (uri, version): (_, i64) = (self.uri(name), version.parse()?);
        let wanted = self.expected(block)?;
        loop {
            let is_it = |message: &Value| {
                message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == *uri
            };
            let message = self.wire.wait_for(is_it).with_context(|| format!("waiting for {block}"))?;
            let params = &message["params"];
            let got = params["diagnostics"].as_array().context("no diagnostics")?;
            if params["version"].as_i64().unwrap_or(version) < version {
                continue;
            }
            if let Some(surplus) = got.iter().find(|got| !wanted.iter().any(|wanted| wanted.is(got))) {
                bail!("unexpected {surplus}");
            }
            if got.len() == wanted.len() {
                self.note(params);
                return Ok(());
            }
        }
    }

    fn expected(&self, block: &str) -> Result<Vec<Expected>> {
        let mut all: Vec<Expected> = Vec::new();
        for line in block.lines() {
            let mut words = line.trim_start().splitn(4, ' ');
            let mut word = || words.next().context("a diagnostic is `L:C-L:C severity rule regex`");
            if line.starts_with([' ', '\t']) {
                let (name, place) = (word()?, word()?);
                let message = Regex::new(&words.collect::<Vec<_>>().join(" "))?;
                let related = (self.uri(name), range(place)?, message);
                all.last_mut().context("related to nothing")?.related.push(related);
                continue;
            }
            let (range, severity, rule) = (range(word()?)?, word()?, word()?.to_owned());
            let severity = SEVERITIES.iter().position(|name| *name == severity).context("no such severity")?;
            all.push(Expected { range, severity, rule, message: Regex::new(word()?)?, related: Vec::new() });
        }
        Ok(all)
    }

    /// `hover NAME L:C`: each line of the block is a regular expression that the text matches; none for no hover.
    pub(crate) fn hover(&mut self, rest: &str, block: &str) -> Result<()> {
        let (name, place) = two(rest)?;
        let params = json!({ "textDocument": { "uri": self.uri(name) }, "position": position(place)? });
        let hover = self.wire.ask("textDocument/hover", params)?["result"].clone();
        self.note(&hover);
        if hover.is_null() && block.is_empty() {
            return Ok(());
        }
        let text = hover["contents"]["value"].as_str().with_context(|| format!("{hover}"))?;
        for line in block.lines() {
            if !Regex::new(&format!("(?s){line}"))?.is_match(text) {
                bail!("{line} does not match {text}");
            }
        }
        if block.is_empty() { bail!("there is one: {text}") } else { Ok(()) }
    }

    /// `actions NAME L:C[-L:C] [KIND]`: a line `kind title` for each, in order; the preferred ones marked with `!`.
    pub(crate) fn list_actions(&mut self, rest: &str, block: &str) -> Result<()> {
        let (name, rest) = two(rest)?;
        let (place, only) = rest.split_once(' ').unwrap_or((rest, ""));
        let place = if place.contains('-') { place.to_owned() } else { format!("{place}-{place}") };
        let mut context = json!({ "diagnostics": [] });
        if !only.is_empty() {
            context["only"] = json!([only]);
        }
        let document = json!({ "uri": self.uri(name) });
        let params = json!({ "textDocument": document, "range": range(&place)?, "context": context });
        let actions = self.wire.ask("textDocument/codeAction", params)?["result"].clone();
        self.note(&actions);
        self.actions = actions.as_array().cloned().unwrap_or_default();
        let line = |action: &Value| {
            let mark = if action["isPreferred"] == true { "!" } else { "" };
            let kind = action["kind"].as_str().unwrap_or("command");
            format!("{kind}{mark} {}\n", action["title"].as_str().unwrap_or_default())
        };
        let got: String = self.actions.iter().map(line).collect();
        if got != block { bail!("{got}") } else { Ok(()) }
    }

    /// `apply TITLE`: takes the action of that title, has it resolved if need be, and does what it says.
    pub(crate) fn apply(&mut self, title: &str) -> Result<()> {
        let action = self.actions.iter().find(|action| action["title"] == title).context("there is none")?.clone();
        let edit = if action["edit"].is_null() && !action["data"].is_null() {
            let answer = self.wire.ask("codeAction/resolve", action)?;
            self.note(&answer["result"]);
            answer["result"]["edit"].clone()
        } else {
            action["edit"].clone()
        };
        if edit.is_null() {
            bail!("it has no edit");
        }
        for params in self.editor.apply(&edit)? {
            self.wire.notify("textDocument/didChange", params)?;
        }
        Ok(())
    }

    /// `document NAME [crlf]`: the block is its text.
    pub(crate) fn document(&mut self, rest: &str, block: &str) -> Result<()> {
        let (name, how) = rest.split_once(' ').unwrap_or((rest, ""));
        let text = &self.editor.get(&self.uri(name)).context("it is not open")?.text;
        let wanted = if how == "crlf" { block.replace('\n', "\r\n") } else { block.to_owned() };
        if *text != wanted { bail!("{text:?}") } else { Ok(()) }
    }

    /// `pull NAME`: the answer, given the id of the one before, is of the kind in the block.
    pub(crate) fn pull(&mut self, name: &str, block: &str) -> Result<()> {
        let uri = self.uri(name);
        let mut params = json!({ "textDocument": { "uri": uri } });
        if let Some(previous) = self.pulled.get(&uri) {
            params["previousResultId"] = previous.clone();
        }
        let result = self.wire.ask("textDocument/diagnostic", params)?["result"].clone();
        self.note(&result);
        self.pulled.insert(uri, result["resultId"].clone());
        if result["kind"] != block.trim() { bail!("{result}") } else { Ok(()) }
    }

    /// Changes that are too many or too large to be written down: `burst NAME N` inserts N empty lines, one a change;
    /// `nest NAME VERSION N` appends N nested parentheses, `grow NAME VERSION N` a line of N bytes.
    pub(crate) fn change_a_lot(&mut self, verb: &str, rest: &str) -> Result<()> {
        let words: Vec<&str> = rest.split(' ').collect();
        let end = json!({ "line": 1_000_000, "character": 0 });
        let append = |text: String| json!({ "range": { "start": end, "end": end }, "text": text });
        match (verb, words.as_slice()) {
            ("burst", [name, count]) => {
                let start = json!({ "line": 1, "character": 0 });
                for index in 0..count.parse::<i64>()? {
                    let change = json!({ "range": { "start": start, "end": start }, "text": "\n" });
                    self.change(&format!("{name} {}", index + 2), &[change])?;
                }
                Ok(())
            }
            ("nest", [name, version, count]) => {
                let count = count.parse()?;
                let text = format!("var x = {}1{}\n", "(".repeat(count), ")".repeat(count));
                self.change(&format!("{name} {version}"), &[append(text)])
            }
            ("grow", [name, version, count]) => {
                let text = format!("// {}\n", "x".repeat(count.parse()?));
                self.change(&format!("{name} {version}"), &[append(text)])
            }
            _ => bail!("what is changed, and how often?"),
        }
    }
}

/// A diagnostic that a script expects.
struct Expected {
    range: Value,
    severity: usize,
    rule: String,
    message: Regex,
    related: Vec<(String, Value, Regex)>,
}

impl Expected {
    fn is(&self, got: &Value) -> bool {
        let related = got["relatedInformation"].as_array().map(Vec::as_slice).unwrap_or_default();
        let fits = |((uri, range, message), got): (&(String, Value, Regex), &Value)| {
            got["location"]["uri"] == **uri
                && got["location"]["range"] == *range
                && message.is_match(got["message"].as_str().unwrap_or_default())
        };
        got["range"] == self.range
            && got["severity"] == json!(self.severity)
            && got["code"] == *self.rule
            && got["source"] == "gohazard"
            && self.message.is_match(got["message"].as_str().unwrap_or_default())
            && self.related.len() == related.len()
            && self.related.iter().zip(related).all(fits)
    }
}

fn position(text: &str) -> Result<Value> {
    let (line, character) = text.split_once(':').context("a position is `L:C`")?;
    Ok(json!({ "line": line.parse::<u32>()?, "character": character.parse::<u32>()? }))
}

fn range(text: &str) -> Result<Value> {
    let (start, end) = text.split_once('-').context("a range is `L:C-L:C`")?;
    Ok(json!({ "start": position(start)?, "end": position(end)? }))
}
