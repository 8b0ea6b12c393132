//! Whether a message is what a script says: objects may have more members, a string that starts with `~` is a regular
//! expression, and `*` is anything.

use regex::Regex;
use serde_json::Value;

/// What differs, if something does.
pub fn difference(pattern: &Value, value: &Value) -> Option<String> {
    differs(pattern, value, "")
}

fn differs(pattern: &Value, value: &Value, at: &str) -> Option<String> {
    match (pattern, value) {
        (Value::String(any), _) if any == "*" => None,
        (Value::String(wanted), Value::String(got)) if wanted.starts_with('~') => {
            let matches = Regex::new(&wanted[1..]).is_ok_and(|regex| regex.is_match(got));
            (!matches).then(|| format!("{at}: {got:?} does not match {wanted}"))
        }
        (Value::Object(wanted), Value::Object(got)) => wanted
            .iter()
            .find_map(|(key, wanted)| differs(wanted, got.get(key).unwrap_or(&Value::Null), &format!("{at}/{key}"))),
        (Value::Array(wanted), Value::Array(got)) => {
            if wanted.len() != got.len() {
                return Some(format!("{at}: {} elements and not {}: {value}", got.len(), wanted.len()));
            }
            let mut pairs = wanted.iter().zip(got).enumerate();
            pairs.find_map(|(index, (wanted, got))| differs(wanted, got, &format!("{at}/{index}")))
        }
        _ => (pattern != value).then(|| format!("{at}: {value} and not {pattern}")),
    }
}
