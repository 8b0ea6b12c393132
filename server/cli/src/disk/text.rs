//! Bytes as text whose offsets stay true.

/// The text of a file. It has as many bytes as the file.
#[derive(Clone, Debug)]
pub struct Text {
    /// The text; every byte that is not part of a character is a `?`.
    pub text: String,
    /// Offset of the first such byte.
    pub invalid_at: Option<usize>,
}

/// Reads bytes as UTF-8.
pub fn decode(bytes: Vec<u8>) -> Text {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Text { text, invalid_at: None },
        Err(error) => error.into_bytes(),
    };
    let mut text = String::with_capacity(bytes.len());
    let mut invalid_at = None;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            invalid_at = invalid_at.or(Some(text.len()));
        }
        text.extend(chunk.invalid().iter().map(|_| '?'));
    }
    Text { text, invalid_at }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invalid_bytes_keep_their_places() {
        let decoded = decode(b"a\xff\xfeb\xe2\x82c\xc3".to_vec());
        assert_eq!(decoded.text, "a??b??c?");
        assert_eq!(decoded.invalid_at, Some(1));
        assert_eq!(decode("ä".as_bytes().to_vec()).invalid_at, None);
    }
}
