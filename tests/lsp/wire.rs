//! Messages to the server and from it. Requests of the server are answered as an editor and a host would.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::files::read_directory;
use crate::transport::Transport;

/// How long something that must come may take.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// The line to the server.
pub struct Wire {
    pub transport: Box<dyn Transport>,
    /// Messages that came and were not looked at.
    pub inbox: VecDeque<Value>,
    /// The answer to a question about settings.
    pub settings: Value,
    /// Methods of requests that are not answered by themselves.
    pub held: Vec<String>,
    unanswered: Vec<Value>,
    last_id: i64,
}

impl Wire {
    pub fn new(transport: Box<dyn Transport>) -> Wire {
        let (inbox, held, unanswered) = (VecDeque::new(), Vec::new(), Vec::new());
        Wire { transport, inbox, settings: Value::Null, held, unanswered, last_id: 0 }
    }

    /// Sends a message.
    pub fn send(&mut self, mut message: Value) -> Result<()> {
        message["jsonrpc"] = "2.0".into();
        self.transport.send(&message.to_string())
    }

    /// Sends a notification.
    pub fn notify(&mut self, method: &str, params: Value) -> Result<()> {
        self.send(json!({ "method": method, "params": params }))
    }

    /// Sends a request; its id.
    pub fn request(&mut self, method: &str, params: Option<Value>) -> Result<i64> {
        self.last_id += 1;
        let mut message = json!({ "id": self.last_id, "method": method });
        if let Some(params) = params {
            message["params"] = params;
        }
        self.send(message)?;
        Ok(self.last_id)
    }

    /// Sends a request and waits for its response.
    pub fn ask(&mut self, method: &str, params: Value) -> Result<Value> {
        let id = self.request(method, Some(params))?;
        self.wait_for(|message| message["id"] == id && message.get("method").is_none())
    }

    /// The next message that is neither answered by itself nor one of those that wait.
    pub fn receive(&mut self, patience: Duration) -> Result<Option<Value>> {
        let deadline = Instant::now() + patience;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let Some(text) = self.transport.receive(left)? else { return Ok(None) };
            let message: Value = serde_json::from_str(&text).with_context(|| format!("not JSON: {text}"))?;
            if message["jsonrpc"] != "2.0" {
                bail!("not JSON-RPC: {message}");
            }
            let (Some(id), Some(method)) = (message.get("id"), message["method"].as_str()) else {
                return Ok(Some(message));
            };
            if self.held.iter().any(|held| held == method) {
                self.unanswered.push(message);
                continue;
            }
            let answer = self.answer_to(method, &message["params"]);
            let answer = match answer {
                Ok(result) => json!({ "id": id, "result": result }),
                Err(error) => json!({ "id": id, "error": { "code": -32803, "message": error } }),
            };
            self.send(answer)?;
            if method != "gohazard/readDirectory" {
                return Ok(Some(message));
            }
        }
    }

    /// What an editor or a host answers.
    pub fn answer_to(&mut self, method: &str, params: &Value) -> Result<Value, String> {
        match method {
            "gohazard/readDirectory" => read_directory(params),
            "workspace/configuration" => Ok(json!([self.settings])),
            "workspace/applyEdit" => Ok(json!({ "applied": true })),
            _ => Ok(Value::Null),
        }
    }

    /// Waits for a message; others wait in the inbox.
    pub fn wait_for(&mut self, is_it: impl Fn(&Value) -> bool) -> Result<Value> {
        if let Some(at) = self.inbox.iter().position(&is_it) {
            return self.inbox.remove(at).context("it was there");
        }
        let deadline = Instant::now() + PATIENCE;
        while let Some(message) = self.receive(deadline.saturating_duration_since(Instant::now()))? {
            if is_it(&message) {
                return Ok(message);
            }
            self.inbox.push_back(message);
        }
        let came: String = self.inbox.iter().map(|message| format!("\n  {message}")).collect();
        bail!("it did not come; what came:{came}")
    }

    /// A request of the server that was held.
    pub fn held_request(&mut self, method: &str) -> Result<Value> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(at) = self.unanswered.iter().position(|request| request["method"] == method) {
                return Ok(self.unanswered.remove(at));
            }
            if Instant::now() > deadline {
                bail!("it was not asked");
            }
            let message = self.receive(Duration::from_millis(20))?;
            self.inbox.extend(message);
        }
    }
}
