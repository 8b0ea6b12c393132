//! Values of basic literals as they are written.

use super::value::Value;
use crate::syntax::ast::LitKind;

/// Longer number literals carry no meaning.
const MAX_DIGITS: usize = 10_000;

/// The value of a literal; what is malformed or too large is [`Value::Unknown`].
pub fn value(kind: LitKind, text: &str) -> Value {
    match kind {
        LitKind::Int => int(text).map_or(Value::Unknown, Value::Int),
        LitKind::Float => float(text).map_or(Value::Unknown, Value::Float),
        LitKind::Imag => Value::Unknown,
        LitKind::Char => char(text).map_or(Value::Unknown, |rune| Value::Int(i128::from(rune))),
        LitKind::String => string(text).map_or(Value::Unknown, |bytes| Value::Str(bytes.into())),
    }
}

fn int(text: &str) -> Option<i128> {
    if text.len() > MAX_DIGITS {
        return None;
    }
    let digits = text.replace('_', "");
    let lower = digits.to_ascii_lowercase();
    let (radix, digits) = match lower.as_bytes() {
        [b'0', b'x', ..] => (16, &lower[2..]),
        [b'0', b'o', ..] => (8, &lower[2..]),
        [b'0', b'b', ..] => (2, &lower[2..]),
        [b'0', _, ..] => (8, &lower[1..]),
        _ => (10, &lower[..]),
    };
    i128::from_str_radix(digits, radix).ok()
}

fn float(text: &str) -> Option<f64> {
    if text.len() > MAX_DIGITS {
        return None;
    }
    let digits = text.replace('_', "");
    let value = match digits.get(..2) {
        Some("0x" | "0X") => hex_float(&digits[2..])?,
        _ => digits.parse().ok()?,
    };
    f64::is_finite(value).then_some(value)
}

fn hex_float(digits: &str) -> Option<f64> {
    let (mantissa, exponent) = digits.split_once(['p', 'P'])?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut value = 0.0f64;
    for digit in whole.chars().chain(fraction.chars()) {
        value = value * 16.0 + f64::from(digit.to_digit(16)?);
    }
    let places = i32::try_from(fraction.len()).ok()?;
    let exponent = exponent.parse::<i32>().ok()?.checked_sub(places.checked_mul(4)?)?;
    // Two steps, so that a subnormal result is not lost on the way.
    let half = exponent / 2;
    Some(value * 2f64.powi(half) * 2f64.powi(exponent - half))
}

fn char(text: &str) -> Option<u32> {
    let inner = text.strip_prefix('\'')?.strip_suffix('\'')?;
    let mut chars = inner.chars();
    match chars.next()? {
        '\\' => match escape(&mut chars)? {
            Escape::Byte(byte) => Some(u32::from(byte)),
            Escape::Rune(rune) => Some(rune),
        },
        rune => Some(u32::from(rune)),
    }
}

/// The value of a string literal.
pub fn string(text: &str) -> Option<Vec<u8>> {
    if let Some(raw) = text.strip_prefix('`') {
        let raw = raw.strip_suffix('`')?;
        return Some(raw.bytes().filter(|byte| *byte != b'\r').collect());
    }
    let inner = text.strip_prefix('"')?.strip_suffix('"')?;
    if !inner.contains('\\') {
        return Some(inner.as_bytes().to_vec());
    }
    let mut bytes = Vec::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(next) = chars.next() {
        let rune = match next {
            '\\' => match escape(&mut chars)? {
                Escape::Byte(byte) => {
                    bytes.push(byte);
                    continue;
                }
                Escape::Rune(rune) => char::from_u32(rune)?,
            },
            rune => rune,
        };
        bytes.extend_from_slice(rune.encode_utf8(&mut [0; 4]).as_bytes());
    }
    Some(bytes)
}

enum Escape {
    Byte(u8),
    Rune(u32),
}

fn escape(chars: &mut std::str::Chars<'_>) -> Option<Escape> {
    let simple = |rune: char| Some(Escape::Rune(u32::from(rune)));
    match chars.next()? {
        'a' => simple('\x07'),
        'b' => simple('\x08'),
        'f' => simple('\x0c'),
        'n' => simple('\n'),
        'r' => simple('\r'),
        't' => simple('\t'),
        'v' => simple('\x0b'),
        same @ ('\\' | '\'' | '"') => simple(same),
        'x' => digits(chars, 2, 16, 0).and_then(|value| u8::try_from(value).ok()).map(Escape::Byte),
        'u' => digits(chars, 4, 16, 0).map(Escape::Rune),
        'U' => digits(chars, 8, 16, 0).map(Escape::Rune),
        octal => digits(chars, 2, 8, octal.to_digit(8)?).and_then(|value| u8::try_from(value).ok()).map(Escape::Byte),
    }
}

fn digits(chars: &mut std::str::Chars<'_>, count: usize, radix: u32, start: u32) -> Option<u32> {
    let mut value = start;
    for _ in 0..count {
        value = value.checked_mul(radix)?.checked_add(chars.next()?.to_digit(radix)?)?;
    }
    Some(value)
}
