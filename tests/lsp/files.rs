//! A host's answers about directories, for the transports whose host the test is.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

/// The answer to `gohazard/readDirectory`.
pub fn read_directory(params: &Value) -> Result<Value, String> {
    let uri = params["uri"].as_str().unwrap_or_default();
    let dir = uri.strip_prefix("file://").ok_or_else(|| format!("{uri} is not on this machine"))?;
    let dir = dir.replace("%20", " ");
    let dir = Path::new(dir.trim_end_matches('/'));
    let mut names: Vec<String> = fs::read_dir(dir)
        .map(|entries| entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect())
        .unwrap_or_default();
    names.retain(|name| name.ends_with(".go"));
    names.sort();
    let files: Vec<Value> =
        names.iter().filter_map(|name| Some(json!({ "name": name, "text": text(&dir.join(name))? }))).collect();
    let go_mod = nearest(dir, &["go.mod"]);
    Ok(json!({
        "files": files,
        "modulesTxt": go_mod.as_ref().and_then(|found| at(&Path::new(found["uri"].as_str()?.strip_prefix("file://")?)
            .with_file_name("vendor/modules.txt"))),
        "goMod": go_mod,
        "goWork": nearest(dir, &["go.work"]),
        "config": nearest(dir, &["gohazard.toml", ".gohazard.toml"]),
        "complete": true,
    }))
}

fn nearest(dir: &Path, names: &[&str]) -> Option<Value> {
    dir.ancestors().find_map(|dir| names.iter().find_map(|name| at(&dir.join(name))))
}

fn at(path: &Path) -> Option<Value> {
    Some(json!({ "uri": format!("file://{}", path.display()), "text": text(path)? }))
}

fn text(path: &Path) -> Option<String> {
    Some(String::from_utf8_lossy(&fs::read(path).ok()?).into_owned())
}
