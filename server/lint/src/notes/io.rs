//! Package io.

use super::Note;

pub(super) static NOTES: &[Note] = &[
    Note {
        symbols: &["io.Pipe"],
        entries: &["pipe-01", "pipe-05", "pipe-06", "pipe-07", "pipe-10"],
        text: "Nothing is buffered: a Write, even of 0 bytes, waits for readers, so both ends in one goroutine hang, \
               and so does copying a pipe to itself. What leaks is no memory but a goroutine, when an end is dropped \
               without Close. There are no deadlines; `context.AfterFunc(ctx, func() { \
               pw.CloseWithError(context.Cause(ctx)) })` bounds it. The race detector does not see such a hang.",
    },
    Note {
        symbols: &["io.PipeReader"],
        entries: &["pipe-03", "pipe-11"],
        text: "Whoever stops reading before the end must close it: only that frees a Write that is waiting. Returning \
               on a decoding error without it left 10 of 10 writers blocked. `defer pr.Close()` is right everywhere. \
               As a request body it is closed by the transport.",
    },
    Note {
        symbols: &["io.PipeReader.Close", "io.PipeReader.CloseWithError"],
        entries: &["pipe-03", "pipe-11"],
        text: "A waiting Write returns at once with how much of it was read. The writer is not stopped by it: it must \
               look at the error, or it goes on producing for nobody. Wait for the writer's result only after this, or \
               both wait for each other.",
    },
    Note {
        symbols: &["io.PipeReader.Read"],
        entries: &["pipe-02"],
        text: "It waits for a Write or for the writer's Close; nothing else ends it. One Write may take several Reads, \
               and a Read never joins two Writes, so small writes cost a switch of goroutines each: put a \
               `bufio.Writer` before the pipe.",
    },
    Note {
        symbols: &["io.PipeWriter"],
        entries: &["pipe-02", "pipe-09"],
        text: "Without Close the reader waits for more forever. What is wrapped around it (gzip, zip, tar, multipart, \
               base64, bufio) holds back its end until its own Close or Flush, and must be closed first. Deferred \
               calls run last to first, so `defer pw.Close()` comes before `defer zw.Close()`.",
    },
    Note {
        symbols: &["io.PipeWriter.Write"],
        entries: &["pipe-01", "pipe-03"],
        text: "It returns when all bytes were read or the reader closed; there is no buffer to fall back on. Writes of \
               several goroutines take turns, each whole. After the reader's Close it fails with `io.ErrClosedPipe`, \
               or with the error given to CloseWithError, and keeps failing.",
    },
    Note {
        symbols: &["io.PipeWriter.Close"],
        entries: &["pipe-02", "pipe-04"],
        text: "The reader sees a clean `io.EOF`: half a stream looks like a whole one. On a failure call \
               CloseWithError first; a deferred Close after it changes nothing, as the first error stays. It does not \
               flush a gzip or bufio writer before it.",
    },
    Note {
        symbols: &["io.PipeWriter.CloseWithError"],
        entries: &["pipe-04", "pipe-04b", "pipe-10"],
        text: "It is how an error reaches the reader, and nil means `io.EOF`, so one call serves both ends: \
               `pw.CloseWithError(err)`. The first call wins: after a plain Close the error is lost. Deferred directly \
               it gets the `err` of the moment of the defer; wrap it in a function literal.",
    },
    Note {
        symbols: &["io.ReadFull", "io.ReadAtLeast"],
        entries: &["net-33", "net-37"],
        text: "It returns a bare `io.EOF` only if not a single byte came, which between messages is the orderly end; \
               `io.ErrUnexpectedEOF` means that one was cut off. The buffer keeps its old contents behind what was \
               read, so an ignored error means stale data. A peer that sends a byte now and then holds it without end: \
               the deadline must cover the whole message.",
    },
    Note {
        symbols: &["io.ReadAll"],
        entries: &["net-06"],
        text: "It reads until the peer closes: on a connection that stays open it never returns, and the peer decides \
               how much memory it takes. Limit it to max+1 bytes and compare the length. On an error it returns what \
               it has read so far.",
    },
    Note {
        symbols: &["io.Copy"],
        entries: &["net-08", "pipe-06", "net-22"],
        text: "It ends only when the source ends or a side fails, so a proxy needs two, and each end passed on with \
               CloseWrite. End of file is no error here: nil. WriterTo and ReaderFrom are used where they exist, which \
               keeps TCP data in the kernel on Linux. A context stops it only by closing or by a deadline. The source \
               may be ahead of what was written when writing fails.",
    },
    Note {
        symbols: &["io.CopyBuffer"],
        entries: &["net-07"],
        text: "If the source is a WriterTo or the destination a ReaderFrom, as files and TCP connections are, the \
               buffer is never used. One that is shared by several copies at once is a race; from a `sync.Pool` it \
               goes back only after the copy.",
    },
    Note {
        symbols: &["io.CopyN"],
        entries: &["net-05", "net-15"],
        text: "It fails with `io.EOF`, not ErrUnexpectedEOF, when there was less than n. It takes a length that a peer \
               sent without allocating it. As a drain with a limit, `io.CopyN(io.Discard, body, 256<<10)`, it cannot \
               be held up by an endless body, but still by a slow one.",
    },
    Note {
        symbols: &["io.LimitReader", "io.LimitedReader"],
        entries: &["net-06"],
        text: "At the limit it says plain `io.EOF`, so a cut message looks like a whole one. Allow one byte more than \
               the maximum and treat its arrival as an error; for request bodies `http.MaxBytesReader` does that. The \
               limit is for the life of the reader, not for each message.",
    },
    Note {
        symbols: &["io.MultiWriter"],
        entries: &["net-25b", "net-22"],
        text: "It writes one after the other and stops at the first error, so later writers miss that data, and one \
               that blocks holds up all. For a broadcast to connections each receiver needs a queue and a deadline of \
               its own. It has no lock.",
    },
    Note {
        symbols: &["io.TeeReader"],
        entries: &["pipe-01"],
        text: "There is no buffer: each Read waits until the writer has taken the data, and an error of the writer \
               comes back as one of Read. What is never read is never written either. With one end of a pipe as the \
               writer, somebody else must be reading the other.",
    },
    Note {
        symbols: &["io.EOF"],
        entries: &["net-37", "conn-09"],
        text: "The ordinary end: the peer closed or half-closed. It is no failure worth an error log line per \
               connection. Connections return it bare, so `==` works there; readers that wrap, and `errors.Is`, make \
               it safe elsewhere. Inside a message the codecs return `io.ErrUnexpectedEOF`.",
    },
    Note {
        symbols: &["io.ErrUnexpectedEOF"],
        entries: &["net-37", "pipe-09", "net-33"],
        text: "A unit began and its end did not come: cut off by the peer, or a gzip or multipart writer was not \
               closed before the pipe below it. It does not match `io.EOF`.",
    },
    Note {
        symbols: &["io.ErrClosedPipe"],
        entries: &["ctr-15", "net-23", "pipe-03"],
        text: "The error of `io.Pipe` and `net.Pipe` after a Close; it matches neither `net.ErrClosed` nor `io.EOF`. \
               Tests over `net.Pipe` therefore take other branches than a TCP connection would.",
    },
    Note {
        symbols: &["io.Reader.Read"],
        entries: &["net-33", "net-06b"],
        text: "Fewer bytes than asked for is success, and data may come together with an error: use `b[:n]` first. A \
               slice that is made in the argument itself, `Read(make([]byte, n))`, takes the data along out of reach. \
               A blocked Read has no way to be interrupted through this interface; the concrete type may have \
               deadlines or Close. Reading from two goroutines is safe only where the type says so.",
    },
];
