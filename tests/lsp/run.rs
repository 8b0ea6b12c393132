//! Plays a script against a server, in the part of the editor and, where nobody else does it, of the host.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use serde_json::{Value, json};

use crate::editor::Editor;
use crate::pattern::difference;
use crate::script::{Script, Step};
use crate::transport::Transport;
use crate::wire::{PATIENCE, Wire};

/// Scripts played by this process.
static COUNT: AtomicU32 = AtomicU32::new(0);

/// How long nothing may come where nothing must.
const QUIET: Duration = Duration::from_millis(150);

/// A script that is being played.
pub struct Run {
    pub(crate) wire: Wire,
    pub(crate) root: PathBuf,
    pub(crate) editor: Editor,
    /// Parameters of `initialize`.
    client: Value,
    handshake: Handshake,
    /// Ids of requests by the names that the script gives them.
    names: BTreeMap<String, i64>,
    initialized: Value,
    /// The code actions that were listed last.
    pub(crate) actions: Vec<Value>,
    /// The ids of the last pulled results, by URI.
    pub(crate) pulled: BTreeMap<String, Value>,
    /// What the server answered where the script looked.
    transcript: Vec<String>,
}

#[derive(PartialEq)]
enum Handshake {
    Due,
    Done,
    Never,
}

/// Plays a script; what the server answered, in the order in which the script looked at it.
pub fn play(script: &Script, transport: Box<dyn Transport>) -> Result<Vec<String>> {
    let stem = script.name.trim_end_matches(".txt");
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let root = std::env::temp_dir().join(format!("gohazard-{}-{number}-{stem}", std::process::id()));
    fs::create_dir_all(&root)?;
    let mut run = Run {
        wire: Wire::new(transport),
        root: root.clone(),
        editor: Editor::default(),
        client: default_client(),
        handshake: Handshake::Due,
        names: BTreeMap::new(),
        initialized: Value::Null,
        actions: Vec::new(),
        pulled: BTreeMap::new(),
        transcript: Vec::new(),
    };
    let mut played = Ok(());
    for step in &script.steps {
        played = run.step(step).with_context(|| format!("{}:{}: {} {}", script.name, step.line, step.verb, step.rest));
        if played.is_err() {
            break;
        }
    }
    let _ = fs::remove_dir_all(&root);
    played.map(|()| run.transcript)
}

impl Run {
    fn step(&mut self, step: &Step) -> Result<()> {
        let (rest, block) = (step.rest.as_str(), step.block.as_str());
        if self.prepare(step)? {
            return Ok(());
        }
        if self.handshake == Handshake::Due {
            self.shake_hands()?;
        }
        match step.verb.as_str() {
            "capabilities" => self.matches(&self.initialized.clone(), block),
            "open" => self.open(rest, block),
            "edit" => self.edit(rest, block),
            "replace" => self.replace(rest, block),
            "close" => {
                self.editor.close(&self.uri(rest));
                self.wire.notify("textDocument/didClose", json!({ "textDocument": { "uri": self.uri(rest) } }))
            }
            "save" => self.wire.notify("textDocument/didSave", json!({ "textDocument": { "uri": self.uri(rest) } })),
            "watched" => {
                let changes: Vec<Value> =
                    rest.split(' ').map(|name| json!({ "uri": self.uri(name), "type": 2 })).collect();
                self.wire.notify("workspace/didChangeWatchedFiles", json!({ "changes": changes }))
            }
            "notify" if block.is_empty() => self.wire.send(json!({ "method": rest })),
            "notify" => {
                let params = self.json(block)?;
                self.wire.notify(rest, params)
            }
            "request" => self.request(rest, block),
            "result" => self.result(rest, block),
            "error" => self.error(rest, block),
            "cancel" => {
                let id = *self.names.get(rest).context("no such request")?;
                self.wire.notify("$/cancelRequest", json!({ "id": id }))
            }
            "answer" => self.answer(rest, block),
            "fail" => self.fail(rest),
            "expect" => self.expect(rest, block),
            "quiet" => self.quiet(),
            "diagnostics" => self.diagnostics(rest, block),
            "hover" => self.hover(rest, block),
            "actions" => self.list_actions(rest, block),
            "apply" => self.apply(rest),
            "document" => self.document(rest, block),
            "pull" => self.pull(rest, block),
            "burst" | "nest" | "grow" => self.change_a_lot(&step.verb, rest),
            "raw" => {
                let text = self.filled(block);
                self.wire.transport.send(text.trim_end_matches('\n'))
            }
            "bytes" => self.bytes(block),
            "eof" => self.wire.transport.close(),
            "exit" => self.exit(rest),
            verb => bail!("there is no step {verb}"),
        }
    }

    /// What may happen before the client connects; whether it is such a step.
    fn prepare(&mut self, step: &Step) -> Result<bool> {
        let (rest, block) = (step.rest.as_str(), step.block.as_str());
        match step.verb.as_str() {
            "only" => {}
            "client" => {
                let over = self.json(block)?;
                merge(&mut self.client, over);
            }
            "settings" => self.wire.settings = self.json(block)?,
            "file" => self.write(rest, block)?,
            "remove" => fs::remove_file(self.root.join(rest))?,
            "link" => {
                let (name, target) = two(rest)?;
                std::os::unix::fs::symlink(target, self.root.join(name))?;
            }
            "uninitialized" => self.handshake = Handshake::Never,
            "hold" => self.wire.held.push(rest.to_owned()),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Names of files are relative to the scenario's directory; a URI is a URI.
    pub(crate) fn uri(&self, name: &str) -> String {
        if name.contains(':') { name.to_owned() } else { format!("file://{}/{name}", self.root.display()) }
    }

    fn filled(&self, text: &str) -> String {
        text.replace("$root", &format!("file://{}", self.root.display()))
    }

    pub(crate) fn json(&self, block: &str) -> Result<Value> {
        serde_json::from_str(&self.filled(block)).with_context(|| format!("not JSON: {block}"))
    }

    /// Writes down what the server answered, and compares it.
    fn matches(&mut self, value: &Value, block: &str) -> Result<()> {
        self.note(value);
        let pattern = self.json(block)?;
        difference(&pattern, value).map_or(Ok(()), |difference| Err(anyhow!("{difference}")))
    }

    pub(crate) fn note(&mut self, value: &Value) {
        let text = value.to_string().replace(&*self.root.to_string_lossy(), "");
        self.transcript.push(text);
    }

    fn write(&self, rest: &str, block: &str) -> Result<()> {
        let (name, how) = rest.split_once(' ').unwrap_or((rest, ""));
        let path = self.root.join(name);
        fs::create_dir_all(path.parent().context("no directory")?)?;
        Ok(fs::write(path, self.text(how, block)?)?)
    }

    /// The text of a block: as it stands, with CRLF, or written as a JSON string.
    fn text(&self, how: &str, block: &str) -> Result<String> {
        Ok(match how {
            "" => block.to_owned(),
            "crlf" => block.replace('\n', "\r\n"),
            "json" => serde_json::from_str(block)?,
            _ => bail!("a file is crlf or json, not {how}"),
        })
    }

    fn shake_hands(&mut self) -> Result<()> {
        self.handshake = Handshake::Done;
        let mut client = self.client.clone();
        client["rootUri"] = self.filled("$root").into();
        client["workspaceFolders"] = json!([{ "uri": self.filled("$root"), "name": "scenario" }]);
        self.initialized = self.wire.ask("initialize", client)?["result"].clone();
        self.editor.counts_bytes = self.initialized["capabilities"]["positionEncoding"] == "utf-8";
        self.wire.notify("initialized", json!({}))
    }

    /// `request METHOD [as NAME]`
    fn request(&mut self, rest: &str, block: &str) -> Result<()> {
        let (method, name) = rest.split_once(" as ").unwrap_or((rest, ""));
        let params = if block.is_empty() { None } else { Some(self.json(block)?) };
        let id = self.wire.request(method, params)?;
        self.names.insert(name.to_owned(), id);
        Ok(())
    }

    fn response(&mut self, name: &str) -> Result<Value> {
        let id = match (name, name.parse::<i64>()) {
            ("null", _) => Value::Null,
            (_, Ok(id)) => id.into(),
            _ => json!(self.names.get(name).context("no such request")?),
        };
        self.wire.wait_for(|message| message.get("id") == Some(&id) && message.get("method").is_none())
    }

    fn result(&mut self, name: &str, block: &str) -> Result<()> {
        let response = self.response(name)?;
        let result = response.get("result").with_context(|| format!("no result: {response}"))?;
        self.matches(result, block)
    }

    /// `error [NAME] CODE`; a name that is `null` or a number is the response's id.
    fn error(&mut self, rest: &str, block: &str) -> Result<()> {
        let (name, code) = rest.rsplit_once(' ').unwrap_or(("", rest));
        let response = self.response(name)?;
        let error = &response["error"];
        if error["code"] != json!(code.parse::<i64>()?) {
            bail!("{response}");
        }
        // Where input is no JSON, each transport words the reason as its layers see it.
        if !block.is_empty() {
            return self.matches(&error["message"].clone(), block);
        }
        self.note(&error["code"]);
        Ok(())
    }

    /// `answer METHOD` answers a request of the server that was held; the usual answer without a block.
    fn answer(&mut self, method: &str, block: &str) -> Result<()> {
        let request = self.wire.held_request(method)?;
        let result = match block {
            "" => self.wire.answer_to(method, &request["params"]).map_err(|error| anyhow!(error))?,
            block => self.json(block)?,
        };
        self.wire.send(json!({ "id": request["id"], "result": result }))
    }

    /// `fail METHOD` answers a request that was held with an error.
    fn fail(&mut self, method: &str) -> Result<()> {
        let request = self.wire.held_request(method)?;
        self.wire.send(json!({ "id": request["id"], "error": { "code": -32803, "message": "it can't be done" } }))
    }

    /// `expect METHOD`: a notification or request of the server.
    fn expect(&mut self, method: &str, block: &str) -> Result<()> {
        let pattern = if block.is_empty() { json!("*") } else { self.json(block)? };
        let message = self
            .wire
            .wait_for(|message| message["method"] == method && difference(&pattern, &message["params"]).is_none())?;
        self.note(&message["params"]);
        Ok(())
    }

    /// Nothing more is published or answered.
    fn quiet(&mut self) -> Result<()> {
        while let Some(message) = self.wire.receive(QUIET)? {
            self.wire.inbox.push_back(message);
        }
        let asides = ["window/logMessage", "client/registerCapability", "workspace/configuration"];
        let speaks = |message: &&Value| !asides.iter().any(|aside| message["method"] == *aside);
        match self.wire.inbox.iter().find(speaks) {
            None => Ok(()),
            Some(message) => bail!("{message}"),
        }
    }

    fn bytes(&mut self, block: &str) -> Result<()> {
        for line in block.lines() {
            let text: String = serde_json::from_str(line)?;
            self.wire.transport.bytes(text.as_bytes())?;
        }
        Ok(())
    }

    fn exit(&mut self, code: &str) -> Result<()> {
        let got = self.wire.transport.exit_code(PATIENCE)?;
        if got != Some(code.parse()?) { bail!("{got:?}") } else { Ok(()) }
    }
}

/// Two words.
pub(crate) fn two(rest: &str) -> Result<(&str, &str)> {
    rest.split_once(' ').context("two words are needed")
}

/// Lays `over` over `value`; `null` takes away.
fn merge(value: &mut Value, over: Value) {
    match (value, over) {
        (Value::Object(value), Value::Object(over)) => {
            for (key, over) in over {
                if over.is_null() {
                    value.remove(&key);
                } else {
                    merge(value.entry(key).or_insert(Value::Null), over);
                }
            }
        }
        (value, over) => *value = over,
    }
}

fn default_client() -> Value {
    json!({
        "processId": null,
        "clientInfo": { "name": "scenario", "version": "1" },
        "capabilities": {
            "general": { "positionEncodings": ["utf-8", "utf-16"] },
            "workspace": {
                "applyEdit": true,
                "configuration": true,
                "didChangeConfiguration": { "dynamicRegistration": true },
                "didChangeWatchedFiles": { "dynamicRegistration": true },
                "workspaceEdit": { "documentChanges": true },
                "workspaceFolders": true,
            },
            "textDocument": {
                "publishDiagnostics": {
                    "relatedInformation": true,
                    "versionSupport": true,
                    "codeDescriptionSupport": true,
                    "dataSupport": true,
                },
                "hover": { "contentFormat": ["markdown", "plaintext"] },
                "codeAction": {
                    "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix", "source.fixAll"] } },
                    "isPreferredSupport": true,
                    "dataSupport": true,
                    "resolveSupport": { "properties": ["edit"] },
                },
            },
        },
    })
}
