//! Four ways to reach the server: the engine in this process, the binary, the module in Node, and the npm package.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use gohazard_lsp::frame::{Frame, Frames};
use gohazard_lsp::{Engine, EngineOptions, Slice};

/// A server that can be spoken to.
pub trait Transport {
    /// Sends a message.
    fn send(&mut self, message: &str) -> Result<()>;
    /// The next message of the server, if one comes in time.
    fn receive(&mut self, patience: Duration) -> Result<Option<String>>;
    /// Sends bytes as they are, where there is a stream of bytes.
    fn bytes(&mut self, _: &[u8]) -> Result<()> {
        bail!("this transport has no bytes")
    }
    /// Ends the input, where it can end.
    fn close(&mut self) -> Result<()> {
        bail!("this transport has no end")
    }
    /// The code with which the server ended, if it does in time.
    fn exit_code(&mut self, patience: Duration) -> Result<Option<i32>>;
}

/// The engine in this process.
pub struct InProcess {
    engine: Engine,
    start: Instant,
}

impl InProcess {
    pub fn new() -> InProcess {
        // Slices are small, so that messages come between them.
        let options = EngineOptions { version: "0.0.0-test", slice: Slice::work(200), workspace: Default::default };
        InProcess { engine: Engine::new(options), start: Instant::now() }
    }
}

impl Transport for InProcess {
    fn send(&mut self, message: &str) -> Result<()> {
        self.engine.handle(message);
        Ok(())
    }

    fn receive(&mut self, patience: Duration) -> Result<Option<String>> {
        let deadline = Instant::now() + patience;
        loop {
            if let Some(message) = self.engine.next_message() {
                return Ok(Some(message));
            }
            let now = u64::try_from(self.start.elapsed().as_millis())?;
            let wake = self.engine.poll(now);
            let soon = wake.is_some_and(|wake| wake <= now);
            if !soon && Instant::now() > deadline {
                return Ok(self.engine.next_message());
            }
            if !soon {
                std::thread::sleep(Duration::from_millis(1));
            }
        }
    }

    fn exit_code(&mut self, _: Duration) -> Result<Option<i32>> {
        Ok(self.engine.exit_code())
    }
}

/// A process that speaks the protocol on its standard streams.
pub struct Process {
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<String>,
}

impl Process {
    /// Starts a command.
    pub fn start(mut command: Command) -> Result<Process> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().with_context(|| format!("{command:?}"))?;
        let input = child.stdin.take();
        let mut output = child.stdout.take().context("no output")?;
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            let mut frames = Frames::default();
            let mut bytes = [0; 65536];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                frames.push(&bytes[..count]);
                while let Some(frame) = frames.next_frame() {
                    let message = match frame {
                        Frame::Message(message) => message,
                        Frame::Broken(why) => format!("{{\"broken\":{why:?}}}"),
                    };
                    if sender.send(message).is_err() {
                        return;
                    }
                }
            }
        });
        Ok(Process { child, input, messages })
    }
}

impl Transport for Process {
    fn send(&mut self, message: &str) -> Result<()> {
        self.bytes(format!("Content-Length: {}\r\n\r\n{message}", message.len()).as_bytes())
    }

    fn receive(&mut self, patience: Duration) -> Result<Option<String>> {
        match self.messages.recv_timeout(patience) {
            Ok(message) => Ok(Some(message)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => bail!("the server closed its output: {:?}", self.child.wait()?),
        }
    }

    fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        let input = self.input.as_mut().context("the input is closed")?;
        input.write_all(bytes)?;
        Ok(input.flush()?)
    }

    fn close(&mut self) -> Result<()> {
        self.input = None;
        Ok(())
    }

    fn exit_code(&mut self, patience: Duration) -> Result<Option<i32>> {
        let deadline = Instant::now() + patience;
        while Instant::now() < deadline {
            if let Some(status) = self.child.try_wait()? {
                return Ok(status.code());
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        Ok(None)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The binary, built if it is not up to date.
pub fn binary() -> Result<PathBuf> {
    if let Some(given) = std::env::var_os("GOHAZARD") {
        return Ok(given.into());
    }
    let cargo = std::env::var_os("CARGO").unwrap_or("cargo".into());
    let built = Command::new(cargo).args(["build", "--quiet", "--package", "gohazard"]).current_dir(root()).status()?;
    if !built.success() {
        bail!("the binary can't be built");
    }
    // This test is target/<profile>/deps/lsp-….
    let profile = std::env::current_exe()?;
    let target = profile.ancestors().nth(3).context("no target directory")?;
    Ok(target.join("debug/gohazard"))
}

/// The module, where `tests/run` or `server/wasm/build` has built it.
pub fn module() -> Option<PathBuf> {
    let given = std::env::var_os("GOHAZARD_WASM").map(PathBuf::from);
    let built = root().join("target/wasm32-unknown-unknown/wasm/gohazard.wasm");
    given.or(Some(built)).filter(|path| path.is_file())
}

/// The command that runs the module in Node.
pub fn in_node(module: &Path) -> Command {
    let mut command = Command::new("node");
    command.arg(root().join("tests/lsp/node_transport.mjs")).arg(module);
    command
}

/// The command that the npm package installs, where `tests/run editors` has installed it.
pub fn npm() -> Option<PathBuf> {
    std::env::var_os("GOHAZARD_NPM").map(PathBuf::from)
}

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}
