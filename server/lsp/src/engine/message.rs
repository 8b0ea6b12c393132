//! What a message of the client is.

use std::borrow::Cow;

use serde_json::{Map, Value};
use tower_lsp::jsonrpc::{Error, Id, Request, Response};

/// A message, understood or not.
pub enum Message {
    /// A request or a notification.
    Call(Request),
    /// The answer to a request of ours.
    Answer(Id, Result<Value, Error>),
    /// Not a message; the response says so.
    Broken(Response),
}

/// Reads a message.
pub fn read(text: &str) -> Message {
    let value = match parse(text) {
        Ok(value) => value,
        Err(error) => {
            let mut answer = Error::parse_error();
            answer.message = format!("Parse error: {error}").into();
            return Message::Broken(Response::from_error(Id::Null, answer));
        }
    };
    match value {
        Value::Object(object) if object.contains_key("method") => call(object),
        Value::Object(object) if object.contains_key("result") || object.contains_key("error") => answer(object),
        Value::Object(object) => broken(&object, "neither a method nor a result"),
        Value::Array(_) => invalid(Id::Null, "a batch, which the language server protocol does not have"),
        _ => invalid(Id::Null, "not an object"),
    }
}

fn call(mut object: Map<String, Value>) -> Message {
    // Parameters that are null are no parameters, but tower-lsp refuses them where it expects none.
    if object.get("params").is_some_and(Value::is_null) {
        object.remove("params");
    }
    let id = id_of(&object);
    match serde_json::from_value(Value::Object(object)) {
        Ok(request) => Message::Call(request),
        Err(error) => invalid(id, &error.to_string()),
    }
}

/// The request as the types below expect it.
pub fn corrected(request: Request) -> Request {
    let (method, id, mut params) = request.into_parts();
    match method.as_ref() {
        // Documented without parameters; some clients send an empty object.
        "shutdown" | "exit" => params = None,
        // lsp-types 0.94 reads this capability under a name that the protocol does not give it.
        "initialize" => {
            if let Some(Value::Object(workspace)) =
                params.as_mut().and_then(|it| it.pointer_mut("/capabilities/workspace"))
                && let Some(diagnostics) = workspace.get("diagnostics").cloned()
            {
                workspace.insert("diagnostic".to_owned(), diagnostics);
            }
        }
        _ => {}
    }
    let mut request = Request::build(method);
    if let Some(params) = params {
        request = request.params(params);
    }
    if let Some(id) = id {
        request = request.id(id);
    }
    request.finish()
}

/// An answer whose error is not quite what JSON-RPC asks for is still the end of its request.
fn answer(mut object: Map<String, Value>) -> Message {
    let id = id_of(&object);
    let result = match (object.remove("error"), object.remove("result")) {
        (Some(error), _) if !error.is_null() => {
            Err(serde_json::from_value(error).unwrap_or_else(|_| Error::internal_error()))
        }
        (_, result) => Ok(result.unwrap_or_default()),
    };
    Message::Answer(id, result)
}

fn broken(object: &Map<String, Value>, why: &str) -> Message {
    invalid(id_of(object), why)
}

fn invalid(id: Id, why: &str) -> Message {
    let mut error = Error::invalid_request();
    error.message = format!("Invalid request: {why}").into();
    Message::Broken(Response::from_error(id, error))
}

fn id_of(object: &Map<String, Value>) -> Id {
    match object.get("id") {
        Some(Value::Number(number)) => number.as_i64().map_or(Id::Null, Id::Number),
        Some(Value::String(text)) => Id::String(text.clone()),
        _ => Id::Null,
    }
}

/// An editor may send half a surrogate pair, which JSON can write and UTF-8 can't; it becomes a replacement character.
fn parse(text: &str) -> serde_json::Result<Value> {
    serde_json::from_str(text).or_else(|error| match mended(text) {
        Cow::Owned(text) => serde_json::from_str(&text),
        Cow::Borrowed(_) => Err(error),
    })
}

fn mended(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = text[at..].find('\\') {
        let escape = at + found;
        at = (escape + 2).min(text.len());
        while !text.is_char_boundary(at) {
            at += 1;
        }
        let Some(unit) = unit(text, escape) else { continue };
        let low = unit & 0xFC00 == 0xDC00;
        if unit & 0xFC00 == 0xD800 && self::unit(text, escape + 6).is_some_and(|next| next & 0xFC00 == 0xDC00) {
            at = escape + 12;
        } else if low || unit & 0xFC00 == 0xD800 {
            out.push_str(&text[copied..escape]);
            out.push_str("\\ufffd");
            at = escape + 6;
            copied = at;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

/// The UTF-16 unit that `\uXXXX` at `at` stands for.
fn unit(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> i64 {
        match read(text) {
            Message::Broken(response) => response.error().map_or(0, |error| error.code.code()),
            _ => 0,
        }
    }

    #[test]
    fn what_is_no_message_is_answered_as_json_rpc_says() {
        assert_eq!(code("{"), -32700);
        assert_eq!(code(""), -32700);
        assert_eq!(code(&"[".repeat(100_000)), -32700);
        assert_eq!(code("17"), -32600);
        assert_eq!(code("[]"), -32600);
        assert_eq!(code("{\"id\":1}"), -32600);
        assert_eq!(code("{\"id\":1,\"method\":\"x\"}"), -32600);
        assert_eq!(code("{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"x\"}"), -32600);
        assert_eq!(code("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"params\":null}"), 0);
    }

    #[test]
    fn half_a_surrogate_pair_becomes_one_character() {
        let text = r#"{"jsonrpc":"2.0","method":"x","params":["\ud83d","\ud83d\ude00","\\ud83d","\ude00é\ud83d!"]}"#;
        let Message::Call(request) = read(text) else { panic!("not a call") };
        let want = serde_json::json!(["\u{FFFD}", "😀", "\\ud83d", "\u{FFFD}é\u{FFFD}!"]);
        assert_eq!(request.params(), Some(&want));
    }

    #[test]
    fn a_crooked_error_still_answers() {
        let text = r#"{"jsonrpc":"2.0","id":"a","error":{"code":1,"message":"m","extra":true}}"#;
        assert!(matches!(read(text), Message::Answer(Id::String(id), Err(_)) if id == "a"));
        let text = r#"{"jsonrpc":"2.0","id":4,"result":null}"#;
        assert!(matches!(read(text), Message::Answer(Id::Number(4), Ok(Value::Null))));
    }
}
