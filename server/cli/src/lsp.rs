//! The language server on standard input and output.
//!
//! One thread does everything but wait for the streams and read directories. Whatever has arrived is taken before any
//! work is done, so that a burst of changes is analysed once.

mod files;
mod watch;

use std::io;
use std::time::{Duration, Instant};

use gohazard_lsp::frame::{Frame, Frames};
use gohazard_lsp::host::HostRequest;
use gohazard_lsp::{Engine, EngineOptions, Slice};
use tokio::io::{AsyncReadExt, AsyncWriteExt, Stdout};
use tokio::runtime::Builder;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::{spawn_blocking, yield_now};

use crate::disk::environment;
use watch::Watch;

/// How long the engine works before messages are looked at again.
const SLICE: Duration = Duration::from_millis(2);

/// How long what was begun may go on when the input has ended, and how long the last messages may take to be read.
const FAREWELL: Duration = Duration::from_secs(2);

/// What the pump waits for.
enum Event {
    /// The client sent something.
    Frame(Frame),
    /// The client will send nothing more.
    End,
    /// A message that this process sends itself.
    Own(String),
    /// The answer to a question about a directory.
    Answer(String),
}

/// Runs the server until its client ends it.
pub fn run() -> io::Result<u8> {
    // The streams are waited for elsewhere; each turn looks whether something arrived from there.
    let runtime = Builder::new_current_thread().enable_all().global_queue_interval(1).event_interval(1).build()?;
    let code = runtime.block_on(async {
        end_on_signals()?;
        Pump::new().run().await
    });
    // A thread may still wait for input that never comes.
    runtime.shutdown_background();
    code.map(|code| u8::try_from(code).unwrap_or(u8::MAX))
}

struct Pump {
    engine: Engine,
    sender: UnboundedSender<Event>,
    events: UnboundedReceiver<Event>,
    output: Stdout,
    watch: Watch,
    start: Instant,
    /// Questions about directories that are being answered.
    reading: usize,
    /// When the input ended.
    ended: Option<Instant>,
}

impl Pump {
    fn new() -> Pump {
        let (sender, events) = unbounded_channel();
        let options = EngineOptions {
            version: env!("CARGO_PKG_VERSION"),
            slice: Slice::time(SLICE),
            workspace: environment::options,
        };
        Pump {
            engine: Engine::new(options),
            watch: Watch::new(sender.clone()),
            sender,
            events,
            output: tokio::io::stdout(),
            start: Instant::now(),
            reading: 0,
            ended: None,
        }
    }

    async fn run(mut self) -> io::Result<i32> {
        tokio::spawn(read(self.sender.clone()));
        loop {
            while let Ok(event) = self.events.try_recv() {
                self.take(event);
            }
            self.send().await?;
            if let Some(code) = self.engine.exit_code() {
                return Ok(code);
            }
            let now = self.now();
            let wake = self.engine.poll(now);
            self.send().await?;
            if wake.is_some_and(|wake| wake <= now) {
                yield_now().await;
            } else if self.has_nothing_left_to_do() {
                return Ok(self.engine.exit_code_at_end_of_input());
            } else {
                self.wait(wake.map(|wake| Duration::from_millis(wake - now))).await;
            }
        }
    }

    fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Frame(Frame::Message(message)) | Event::Own(message) => self.engine.handle(&message),
            Event::Frame(Frame::Broken(why)) => self.engine.reject(&why),
            Event::End => self.ended = Some(Instant::now()),
            Event::Answer(message) => {
                self.reading -= 1;
                self.engine.handle(&message);
            }
        }
    }

    /// Sends what the engine has to say; what is meant for its host is answered here.
    async fn send(&mut self) -> io::Result<()> {
        let mut sent = false;
        while let Some(message) = self.engine.next_message() {
            match HostRequest::of(&message) {
                Some(request) => self.answer(request),
                None => {
                    let header = format!("Content-Length: {}\r\n\r\n", message.len());
                    self.output.write_all(header.as_bytes()).await?;
                    self.output.write_all(message.as_bytes()).await?;
                    sent = true;
                }
            }
        }
        if sent { self.flush().await } else { Ok(()) }
    }

    /// A client that is about to go may have stopped reading.
    async fn flush(&mut self) -> io::Result<()> {
        if self.ended.is_none() && self.engine.exit_code().is_none() {
            return self.output.flush().await;
        }
        tokio::time::timeout(FAREWELL, self.output.flush()).await.unwrap_or(Ok(()))
    }

    fn answer(&mut self, request: HostRequest) {
        self.reading += 1;
        if let Some(path) = request.path().filter(|_| !self.engine.client_watches_files()) {
            self.watch.add(path);
        }
        let sender = self.sender.clone();
        spawn_blocking(move || sender.send(Event::Answer(files::answer(&request))));
    }

    async fn wait(&mut self, patience: Option<Duration>) {
        let patience = if self.ended.is_some() { Some(FAREWELL) } else { patience };
        let event = match patience {
            Some(patience) => tokio::time::timeout(patience, self.events.recv()).await.ok().flatten(),
            None => self.events.recv().await,
        };
        if let Some(event) = event {
            self.take(event);
        }
    }

    /// After the end of the input, what was asked before is still answered, for a while.
    fn has_nothing_left_to_do(&self) -> bool {
        self.ended.is_some_and(|ended| self.reading == 0 || ended.elapsed() > FAREWELL)
    }
}

/// Passes on what the client sends.
async fn read(events: UnboundedSender<Event>) {
    let mut input = tokio::io::stdin();
    let mut frames = Frames::default();
    let mut bytes = vec![0; 64 * 1024];
    while let Ok(count @ 1..) = input.read(&mut bytes).await {
        frames.push(&bytes[..count]);
        while let Some(frame) = frames.next_frame() {
            // Whoever took them has ended, and with it the process.
            let _ = events.send(Event::Frame(frame));
        }
    }
    let _ = events.send(Event::End);
}

/// Nothing is lost by ending at once: the client holds the documents.
#[cfg(unix)]
fn end_on_signals() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    for kind in [SignalKind::terminate(), SignalKind::interrupt(), SignalKind::hangup()] {
        let mut signals = signal(kind)?;
        tokio::spawn(async move {
            signals.recv().await;
            std::process::exit(128 + kind.as_raw_value());
        });
    }
    Ok(())
}

#[cfg(not(unix))]
fn end_on_signals() -> io::Result<()> {
    tokio::spawn(async {
        if tokio::signal::ctrl_c().await.is_ok() {
            std::process::exit(130);
        }
    });
    Ok(())
}
