//! Package bufio.

use super::Note;

pub(super) static NOTES: &[Note] = &[
    Note {
        symbols: &["bufio.NewReader", "bufio.NewReaderSize"],
        entries: &["x-14", "conn-08", "ctr-01"],
        text: "It reads ahead, up to 4096 bytes by default: a second reader over the same connection misses what the \
               first one holds. Make one for the life of the connection (of 3 lines sent, a new one per line received \
               1). Over a `bufio.Reader` that is large enough it returns that one. It has no lock.",
    },
    Note {
        symbols: &["bufio.Reader.Read"],
        entries: &["net-33"],
        text: "It calls the source at most once, so short reads are as common as on the connection itself; \
               `io.ReadFull(r, b)` fills the buffer. A large read with nothing buffered bypasses the buffer.",
    },
    Note {
        symbols: &["bufio.Reader.ReadString", "bufio.Reader.ReadBytes"],
        entries: &["conn-08", "net-06"],
        text: "It grows until the delimiter comes: a peer that never sends it takes all memory. A Scanner stops at 64 \
               KiB, ReadSlice at the buffer's size. Text without the delimiter comes together with `io.EOF`, so the \
               last line is easily lost.",
    },
    Note {
        symbols: &["bufio.Reader.ReadSlice", "bufio.Reader.ReadLine", "bufio.Reader.Peek"],
        entries: &["x-15"],
        text: "The bytes lie in the buffer and change with the next read; appending to them overwrites input that was \
               not read yet. Clone what outlives the iteration or goes to a goroutine. When the buffer is full the \
               result is `bufio.ErrBufferFull` or isPrefix, not a larger buffer.",
    },
    Note {
        symbols: &["bufio.Reader.Buffered"],
        entries: &["x-14"],
        text: "What it counts is lost when the connection is passed on, to TLS or after a hijack for instance: hand \
               over the reader, or drain these bytes first. It reads nothing, so 0 does not mean that nothing has \
               arrived.",
    },
    Note {
        symbols: &["bufio.NewScanner"],
        entries: &["x-14", "net-02"],
        text: "It reads ahead and has no Close: the connection stays open when it ends. A new one for each message \
               loses what the last one had read. Tokens are limited to 64 KiB unless Buffer is called before the first \
               Scan.",
    },
    Note {
        symbols: &["bufio.Scanner.Scan"],
        entries: &["conn-08", "net-37"],
        text: "It returns false alike at the end, on an error, on a passed deadline and on a line of more than 64 KiB; \
               only Err tells, nil meaning end of file. After that it never goes on: a deadline that passes between \
               two lines ends this scanner, and what it had buffered is lost.",
    },
    Note {
        symbols: &["bufio.Scanner.Err"],
        entries: &["conn-08", "net-37"],
        text: "It leaves `io.EOF` out, so it can be logged as it is. A loop that does not ask it takes a line that is \
               too long, \"token too long\", or a reset connection for the end of the input.",
    },
    Note {
        symbols: &["bufio.Scanner.Bytes"],
        entries: &["x-15", "net-07"],
        text: "It points into the scanner's buffer: kept in a slice, map or goroutine it changes at the next Scan. \
               Appending to it writes over the input behind the token: 3 bytes added to the first line spoiled all \
               others. Text copies, so does `bytes.Clone`.",
    },
    Note {
        symbols: &["bufio.Scanner.Buffer"],
        entries: &["conn-08"],
        text: "The maximum counts the token with its delimiter and applies at once to the whole buffer: a limit \
               smaller than the buffer given is raised to its capacity. It panics after the first Scan.",
    },
    Note {
        symbols: &["bufio.NewWriter", "bufio.NewWriterSize"],
        entries: &["net-29", "ctr-01", "pipe-09"],
        text: "Nothing is sent before the buffer is full or Flush is called, so a request without Flush waits for its \
               own answer. It has no lock: writers in two goroutines need one around the whole message and its Flush. \
               Over another `bufio.Writer` it returns that one.",
    },
    Note {
        symbols: &["bufio.Writer.Write", "bufio.Writer.WriteString"],
        entries: &["conn-06", "net-29"],
        text: "Errors stick: after the first one every call and Flush returns it, so checking Flush alone is enough. \
               Mostly it only copies, and blocks when the buffer is full, which is when a write deadline set long ago \
               strikes.",
    },
    Note {
        symbols: &["bufio.Writer.Flush"],
        entries: &["net-22", "conn-06", "pipe-09"],
        text: "This is the write that can block and fail: set the write deadline before it and look at its error. A \
               deferred Flush loses the error, and one that runs after the deferred Close of the connection sends \
               nothing. It does not flush what lies below, a gzip writer for instance.",
    },
];
