//! Reads as much of Go as the masks need to know.

use std::ops::Range;

/// Some bytes of Go source, and how far they are read.
pub(super) struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Scan<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Scan<'a> {
        Scan { bytes, at: 0 }
    }

    /// The type parameters, brackets included, of the method that starts here.
    pub(super) fn type_params_of_method(mut self) -> Option<Range<usize>> {
        self.name();
        self.spaces();
        self.brackets(b'(', b')')?;
        self.spaces();
        self.name();
        self.spaces();
        let start = self.at;
        self.brackets(b'[', b']')?;
        let end = self.at;
        self.spaces();
        (self.peek() == Some(b'(')).then_some(start..end)
    }

    /// Whether the argument that starts here is a type that is no expression, and not a literal or conversion of it.
    pub(super) fn has_only_a_type(mut self) -> bool {
        if !self.is_type_that_is_no_expression().unwrap_or(true) {
            return false;
        }
        self.spaces();
        matches!(self.peek(), None | Some(b')' | b','))
    }

    /// Reads a type; `None` if it does not end here.
    fn is_type_that_is_no_expression(&mut self) -> Option<bool> {
        let mut is_type = false;
        loop {
            self.spaces();
            match self.peek() {
                Some(b'*') => self.at += 1,
                Some(b'<') if self.bytes.get(self.at + 1) == Some(&b'-') => self.at += 2,
                Some(b'[') => {
                    is_type = true;
                    self.brackets(b'[', b']')?;
                }
                Some(b'(') if is_type => return self.brackets(b'(', b')').map(|()| true),
                Some(byte) if is_name_byte(byte) => match self.name() {
                    b"chan" | b"map" => is_type = true,
                    b"struct" | b"interface" => {
                        self.spaces();
                        return self.brackets(b'{', b'}').map(|()| true);
                    }
                    b"func" => {
                        self.brackets(b'(', b')')?;
                        self.spaces();
                        is_type = true;
                        if matches!(self.peek(), None | Some(b')' | b',' | b'{')) {
                            return Some(true);
                        }
                    }
                    _ if is_type => return self.rest_of_named(),
                    _ => return Some(false),
                },
                _ => return Some(is_type),
            }
        }
    }

    /// Reads what may follow the first name of a type.
    fn rest_of_named(&mut self) -> Option<bool> {
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.name();
        }
        if self.peek() == Some(b'[') {
            self.brackets(b'[', b']')?;
        }
        Some(true)
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn spaces(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t')) {
            self.at += 1;
        }
    }

    fn name(&mut self) -> &'a [u8] {
        let start = self.at;
        while self.peek().is_some_and(is_name_byte) {
            self.at += 1;
        }
        &self.bytes[start..self.at]
    }

    /// Reads from an opening bracket to the one that closes it.
    fn brackets(&mut self, open: u8, close: u8) -> Option<()> {
        if self.peek() != Some(open) {
            return None;
        }
        let mut depth = 0;
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == open {
                depth += 1;
            } else if byte == close {
                depth -= 1;
                if depth == 0 {
                    return Some(());
                }
            }
        }
        None
    }
}

/// Whether a byte may be part of a name.
pub(super) fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}
