//! The engine: one message in, any number of messages out, and work in slices. It drives the same service natively and
//! in WebAssembly, has no thread and no runtime of its own, and never waits.

mod analysis;
mod asks;
mod desk;
mod directories;
mod message;
mod publish;
mod slice;
mod tasks;

use std::collections::VecDeque;
use std::sync::Arc;

use gohazard_lint::Session;
use gohazard_semantic::workspace;
use serde::Serialize;
use serde_json::{Value, json};
use tower_lsp::ClientSocket;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_lsp::lsp_types::MessageType;

use crate::shared::{Outgoing, Shared};
use desk::Desk;
use message::Message;
pub(crate) use publish::digest;
pub use slice::Slice;
use tasks::Tasks;

/// Ids of the engine's own requests start with this, so that their answers are told from those of the handlers'.
const OWN: &str = "gohazard/";

/// How an engine is set up.
pub struct EngineOptions {
    /// Version to report to the client.
    pub version: &'static str,
    /// How much is done before [`Engine::poll`] returns.
    pub slice: Slice,
    /// What the host knows about the machine: where Go and its module cache are.
    pub workspace: fn() -> workspace::Options,
}

/// A language server without its transport.
pub struct Engine {
    tasks: Tasks,
    socket: ClientSocket,
    shared: Arc<Shared>,
    desk: Desk,
    slice: Slice,
    out: VecDeque<String>,
    /// Requests of handlers that the client has not answered yet.
    unanswered: Vec<Id>,
    exit_code: Option<i32>,
}

impl Engine {
    /// A server that waits for its first message.
    pub fn new(options: EngineOptions) -> Engine {
        let shared = Arc::new(Shared::default());
        let (service, socket) = crate::backend::service(shared.clone(), options.version);
        Engine {
            tasks: Tasks::new(service),
            socket,
            desk: Desk::new(shared.clone(), Box::new(move || Session::new((options.workspace)()))),
            shared,
            slice: options.slice,
            out: VecDeque::new(),
            unanswered: Vec::new(),
            exit_code: None,
        }
    }

    /// Takes one message of the client. What takes long is left to [`Engine::poll`].
    pub fn handle(&mut self, message: &str) {
        if self.exit_code.is_some() {
            return;
        }
        match message::read(message) {
            Message::Call(request) => self.call(request),
            Message::Answer(id, result) => self.answer(id, result),
            Message::Broken(response) => self.send(response),
        }
        self.run();
    }

    /// Takes note of input that was no message, and tells the client so.
    pub fn reject(&mut self, why: &str) {
        let mut error = Error::parse_error();
        error.message = format!("Parse error: {why}").into();
        self.send(Response::from_error(Id::Null, error));
    }

    /// The next message for the client.
    pub fn next_message(&mut self) -> Option<String> {
        self.out.pop_front()
    }

    /// Works for one slice, or until there is a message to send. `now` is the host's clock in milliseconds; the answer
    /// says at what time to call again: at once when it is not later than `now`, and not before the next message when
    /// there is none.
    pub fn poll(&mut self, now: u64) -> Option<u64> {
        if self.exit_code.is_some() {
            return None;
        }
        self.slice.start();
        self.desk.begin(now);
        while self.out.is_empty() && self.slice.is_left() && self.desk.step(&mut self.slice) {
            self.run();
        }
        self.run();
        self.desk.wake()
    }

    /// Whether [`Engine::poll`] has something to do at once.
    pub fn is_busy(&self) -> bool {
        self.exit_code.is_none() && self.desk.is_busy()
    }

    /// Whether the client tells of changed files, so that nobody else has to look.
    pub fn client_watches_files(&self) -> bool {
        self.shared.lock().client.watch_files
    }

    /// The code to end the process with, once the client asked for it.
    pub fn exit_code(&self) -> Option<i32> {
        self.exit_code
    }

    /// The code to end the process with when the client went away.
    pub fn exit_code_at_end_of_input(&self) -> i32 {
        self.exit_code.unwrap_or(i32::from(!self.shared.lock().shut_down))
    }

    fn call(&mut self, request: Request) {
        if request.method() == "exit" {
            self.exit_code = Some(self.exit_code_at_end_of_input());
        }
        self.tasks.start(message::corrected(request));
    }

    /// An answer goes to whoever waits for it; one that nobody waits for is dropped.
    fn answer(&mut self, id: Id, result: Result<Value, Error>) {
        if let Id::String(own) = &id
            && let Some(number) = own.strip_prefix(OWN).and_then(|number| number.parse().ok())
        {
            if let Some(complaint) = self.desk.answer(number, result) {
                self.shared.lock().log(MessageType::WARNING, complaint);
            }
            return;
        }
        let Some(at) = self.unanswered.iter().position(|waiting| *waiting == id) else {
            self.shared.lock().log(MessageType::WARNING, format!("an answer to {id}, which was not asked"));
            return;
        };
        self.unanswered.swap_remove(at);
        tasks::deliver(&mut self.socket, Response::from_parts(id, result));
    }

    /// Lets handlers run until none can go on, and collects what is to be sent.
    fn run(&mut self) {
        loop {
            let mut progress = false;
            for response in self.tasks.poll() {
                progress = true;
                self.send(response);
            }
            while let Some(request) = self.tasks.sent(&mut self.socket) {
                progress = true;
                self.unanswered.extend(request.id().cloned());
                self.send(request);
            }
            progress |= self.post();
            if !progress {
                break;
            }
        }
    }

    /// Sends what does not go through a handler; whether there was any.
    fn post(&mut self) -> bool {
        let outbox = std::mem::take(&mut self.shared.lock().outbox);
        let any = !outbox.is_empty();
        for outgoing in outbox {
            let message = match outgoing {
                Outgoing::Notification(method, params) => json!({ "method": method, "params": params }),
                Outgoing::Request(number, method, params) => {
                    json!({ "id": format!("{OWN}{number}"), "method": method, "params": params })
                }
                Outgoing::Log(kind, message) => {
                    json!({ "method": "window/logMessage", "params": { "type": kind, "message": message } })
                }
            };
            self.send(message);
        }
        any
    }

    fn send(&mut self, message: impl Serialize) {
        let Ok(mut message) = serde_json::to_value(message) else { return };
        message["jsonrpc"] = "2.0".into();
        self.out.push_back(message.to_string());
    }
}
