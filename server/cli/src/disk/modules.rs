//! The go.mod, go.work and vendor/modules.txt that bear on a directory.

use std::fs;
use std::path::Path;

use gohazard_semantic::Symbol;
use gohazard_semantic::workspace::{ModText, join, parent};

/// Larger module files are not read.
const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// The module files that are nearest to a directory.
#[derive(Clone, Debug, Default)]
pub struct Nearest {
    /// go.mod in it or above it.
    pub go_mod: Option<ModText>,
    /// go.work in it or above it.
    pub go_work: Option<ModText>,
    /// vendor/modules.txt beside that go.mod.
    pub modules_txt: Option<ModText>,
}

/// Looks for the module files of a directory.
pub fn nearest(dir: &str) -> Nearest {
    let go_mod = above(dir, "go.mod");
    let modules_txt = go_mod.as_ref().and_then(|found| read(found.dir.as_str(), "vendor/modules.txt"));
    Nearest { modules_txt, go_work: go_work(dir), go_mod }
}

fn go_work(dir: &str) -> Option<ModText> {
    match std::env::var("GOWORK") {
        Ok(stated) if stated == "off" => None,
        Ok(stated) if stated.starts_with('/') => read(parent(&stated), stated.rsplit('/').next()?),
        _ => above(dir, "go.work"),
    }
}

fn above(dir: &str, name: &str) -> Option<ModText> {
    let mut dir = dir;
    loop {
        if let Some(found) = read(dir, name) {
            return Some(found);
        }
        let up = parent(dir);
        // The directory of a cached module is the root of that module, with or without go.mod.
        if up == dir || dir.rsplit('/').next().is_some_and(|last| last.contains('@')) {
            return None;
        }
        dir = up;
    }
}

fn read(dir: &str, name: &str) -> Option<ModText> {
    let path = join(dir, name);
    let path = Path::new(&path);
    let metadata = fs::metadata(path).ok()?;
    if !metadata.is_file() || metadata.len() > MAX_BYTES {
        return None;
    }
    let bytes = fs::read(path).ok()?;
    Some(ModText { dir: Symbol::new(dir), text: String::from_utf8_lossy(&bytes).into_owned() })
}
