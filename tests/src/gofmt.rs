//! gofmt and the go command, where the machine has them.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Whether there is a Go toolchain. Says so when there is none, so that nobody believes that its tests ran.
pub fn is_available() -> bool {
    let found = Command::new("go").arg("version").output().is_ok_and(|output| output.status.success());
    if !found {
        let mut stderr = std::io::stderr();
        let _ = writeln!(stderr, "SKIPPED: there is no `go` on this machine, nothing was compared with it");
    }
    found
}

/// What gofmt makes of `text`, or what it says against it.
pub fn formatted(text: &str) -> Result<String, String> {
    let start = || {
        let mut gofmt =
            Command::new("gofmt").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        if let Some(stdin) = gofmt.stdin.as_mut() {
            stdin.write_all(text.as_bytes())?;
        }
        gofmt.wait_with_output()
    };
    let output = start().map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs the go command in a directory; what it said, if it failed.
pub fn go(dir: &Path, arguments: &[&str]) -> Result<(), String> {
    let output = Command::new("go").args(arguments).current_dir(dir).env("GOFLAGS", "-mod=mod").output();
    let output = output.map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout))
}
