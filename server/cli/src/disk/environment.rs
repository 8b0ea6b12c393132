//! Where Go lives on this machine, found without starting it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use gohazard_semantic::workspace::{Options, Platform};

use super::paths;

/// What a workspace is told of this machine.
pub fn options() -> Options {
    Options {
        goroot: goroot().map(|path| paths::slashed(&path)),
        module_cache: module_cache().map(|path| paths::slashed(&path)),
        platform: platform(),
        ..Options::default()
    }
}

fn platform() -> Option<Platform> {
    let goos = match env::consts::OS {
        "macos" => "darwin",
        os => os,
    };
    let goarch = match env::consts::ARCH {
        "x86_64" => "amd64",
        "x86" => "386",
        "aarch64" => "arm64",
        "loongarch64" => "loong64",
        "powerpc64" if cfg!(target_endian = "little") => "ppc64le",
        "powerpc64" => "ppc64",
        arch => arch,
    };
    Platform::new(&stated("GOOS").unwrap_or(goos.into()), &stated("GOARCH").unwrap_or(goarch.into()))
}

fn goroot() -> Option<PathBuf> {
    let is_goroot = |path: &PathBuf| path.join("src/net").is_dir();
    if let Some(stated) = stated("GOROOT").map(PathBuf::from) {
        return Some(stated).filter(is_goroot);
    }
    let name = if cfg!(windows) { "go.exe" } else { "go" };
    let path = env::var_os("PATH").unwrap_or_default();
    let on_path = env::split_paths(&path).map(|dir| dir.join(name));
    let real = on_path.filter_map(|file| fs::canonicalize(file).ok());
    let beside = real.filter_map(|file| Some(file.parent()?.parent()?.to_path_buf()));
    let usual = ["/usr/local/go", "/usr/lib/go", "/usr/lib/golang"].map(PathBuf::from);
    beside.chain(usual).find(is_goroot)
}

fn module_cache() -> Option<PathBuf> {
    let stated_cache = stated("GOMODCACHE").map(PathBuf::from);
    let gopath = || env::split_paths(&stated("GOPATH")?).next();
    let go = || stated_cache.or_else(|| Some(gopath().or_else(|| Some(home()?.join("go")))?.join("pkg/mod")));
    go().filter(|path| path.is_absolute() && path.is_dir())
}

/// A setting of the go command: from the environment, else from the file that `go env -w` writes.
fn stated(name: &str) -> Option<String> {
    let in_environment = env::var(name).ok().filter(|value| !value.is_empty());
    in_environment.or_else(|| {
        let file = match env::var("GOENV") {
            Ok(off) if off == "off" => return None,
            Ok(file) if !file.is_empty() => PathBuf::from(file),
            _ => configuration()?.join("go/env"),
        };
        setting(&fs::read_to_string(file).ok()?, name)
    })
}

fn setting(text: &str, name: &str) -> Option<String> {
    let value = text.lines().find_map(|line| line.trim().strip_prefix(name)?.strip_prefix('='))?;
    (!value.is_empty()).then(|| value.to_owned())
}

fn home() -> Option<PathBuf> {
    let name = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
    env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute())
}

/// The user's configuration directory, as the go command finds it.
fn configuration() -> Option<PathBuf> {
    if cfg!(windows) {
        return env::var_os("APPDATA").map(PathBuf::from);
    }
    if cfg!(target_os = "macos") {
        return Some(home()?.join("Library/Application Support"));
    }
    let stated = env::var_os("XDG_CONFIG_HOME").map(PathBuf::from).filter(|path| Path::is_absolute(path));
    stated.or_else(|| Some(home()?.join(".config")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_settings() {
        let text = "GOPATHS=/no\nGOPATH=/a:/b\nGOMODCACHE=\n";
        assert_eq!(setting(text, "GOPATH").as_deref(), Some("/a:/b"));
        assert_eq!(setting(text, "GOMODCACHE"), None);
    }
}
