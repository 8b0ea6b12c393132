//! Messages in a stream of bytes: a header with the length, then the text.

/// Longer messages are passed over.
const MAX_MESSAGE: u64 = 256 * 1024 * 1024;

/// A longer header is none.
const MAX_HEADER: usize = 64 * 1024;

/// What was found in the stream.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Frame {
    /// A message.
    Message(String),
    /// Something that is no message; the text says why.
    Broken(String),
}

/// Takes bytes as they come and finds the messages in them.
#[derive(Default, Debug)]
pub struct Frames {
    buffer: Vec<u8>,
    /// Where the unread bytes start.
    read: usize,
    /// Length of the message whose header was read.
    length: Option<usize>,
    /// Bytes of a message that is passed over.
    skipped: u64,
}

impl Frames {
    /// Takes bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        let passed = usize::try_from(self.skipped).unwrap_or(usize::MAX).min(bytes.len());
        self.skipped -= passed as u64;
        if self.read > 0 && self.read == self.buffer.len() {
            self.buffer.clear();
            self.read = 0;
        }
        self.buffer.extend_from_slice(&bytes[passed..]);
    }

    /// The next message, if all of it is there.
    pub fn next_frame(&mut self) -> Option<Frame> {
        let length = match self.length {
            Some(length) => length,
            None => match self.header()? {
                Ok(length) => *self.length.insert(length),
                Err(why) => return Some(Frame::Broken(why)),
            },
        };
        let body = self.buffer.get(self.read..self.read + length)?;
        let frame = match std::str::from_utf8(body) {
            Ok(text) => Frame::Message(text.to_owned()),
            Err(error) => Frame::Broken(format!("a message that is not UTF-8: {error}")),
        };
        self.length = None;
        self.advance(length);
        Some(frame)
    }

    fn header(&mut self) -> Option<Result<usize, String>> {
        let unread = &self.buffer[self.read..];
        let Some((header, size)) = split(unread) else {
            if unread.len() <= MAX_HEADER {
                return None;
            }
            // No header is this long. What follows may hold one.
            let garbage = unread.len();
            self.advance(garbage);
            return Some(Err("a header without an end".to_owned()));
        };
        let length = content_length(header);
        self.advance(size);
        match length {
            Ok(length) if length <= MAX_MESSAGE => usize::try_from(length).ok().map(Ok),
            Ok(length) => {
                let here = self.buffer.len() - self.read;
                let passed = usize::try_from(length).unwrap_or(usize::MAX).min(here);
                self.advance(passed);
                self.skipped = length - passed as u64;
                Some(Err(format!("a message of {length} bytes, which is too long")))
            }
            Err(why) => Some(Err(why)),
        }
    }

    fn advance(&mut self, bytes: usize) {
        self.read += bytes;
        // Moving what is left costs less than it saves once most of the buffer is read.
        if self.read * 2 > self.buffer.len() {
            self.buffer.drain(..self.read);
            self.read = 0;
            self.buffer.shrink_to(MAX_HEADER);
        }
    }
}

/// The header at the start of `bytes`, and its size with the empty line behind it.
fn split(bytes: &[u8]) -> Option<(&[u8], usize)> {
    let ends = |at: usize| bytes[at..].starts_with(b"\n\r\n") || bytes[at..].starts_with(b"\n\n");
    let end = (0..bytes.len().min(MAX_HEADER)).find(|&at| bytes[at] == b'\n' && ends(at))?;
    let size = end + if bytes[end + 1] == b'\r' { 3 } else { 2 };
    Some((&bytes[..end], size))
}

/// Lines that are no fields are passed over: something may have been printed between two messages.
fn content_length(header: &[u8]) -> Result<u64, String> {
    let header = String::from_utf8_lossy(header);
    let mut fields = header.lines().filter_map(|line| line.split_once(':'));
    let length = fields.rfind(|(name, _)| name.trim().eq_ignore_ascii_case("Content-Length"));
    let Some((_, value)) = length else {
        return Err("a header without Content-Length".to_owned());
    };
    value.trim().parse().map_err(|_| format!("a Content-Length of {:?}", value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames(input: &[u8], step: usize) -> Vec<Frame> {
        let mut frames = Frames::default();
        let mut found = Vec::new();
        for bytes in input.chunks(step) {
            frames.push(bytes);
            found.extend(std::iter::from_fn(|| frames.next_frame()));
        }
        found
    }

    fn message(text: &str) -> Frame {
        Frame::Message(text.to_owned())
    }

    #[test]
    fn messages_are_found_however_they_are_cut() {
        let input = "Content-Length: 2\r\n\r\n{}content-length:4\nContent-Type: x\n\n\"é\"Content-Length: 0\r\n\r\n";
        for step in 1..input.len() {
            assert_eq!(frames(input.as_bytes(), step), [message("{}"), message("\"é\""), message("")], "step {step}");
        }
    }

    #[test]
    fn what_is_no_message_does_not_hide_the_next() {
        let input =
            b"hello\r\nContent-Length: 2\r\n\r\n{}Content-Length: x\r\n\r\nfoo\n\nContent-Length: 1\r\n\r\n\xFF\
            Content-Length: 2\r\n\r\n[]";
        let found = frames(input, 7);
        let broken = found.iter().filter(|frame| matches!(frame, Frame::Broken(_))).count();
        assert_eq!(broken, 3, "{found:?}");
        assert_eq!((&found[0], &found[4]), (&message("{}"), &message("[]")));
    }

    #[test]
    fn huge_messages_are_passed_over_without_keeping_them() {
        let mut input = format!("Content-Length: {}\r\n\r\n", MAX_MESSAGE + 1).into_bytes();
        let mut frames = Frames::default();
        frames.push(&input);
        assert!(matches!(frames.next_frame(), Some(Frame::Broken(_))));
        input = vec![b'x'; 1024 * 1024 + 1];
        for _ in 0..MAX_MESSAGE / (1024 * 1024) {
            frames.push(&input[..1024 * 1024]);
            assert_eq!(frames.next_frame(), None);
        }
        frames.push(b"xContent-Length: 2\r\n\r\n{}");
        assert_eq!(frames.next_frame(), Some(message("{}")));
        frames.push(format!("Content-Length: {}\r\n\r\n{{}}", u64::MAX).as_bytes());
        assert!(matches!(frames.next_frame(), Some(Frame::Broken(_))));
        frames.push(b"Content-Length: 2\r\n\r\n{}");
        assert_eq!(frames.next_frame(), None);
    }
}
