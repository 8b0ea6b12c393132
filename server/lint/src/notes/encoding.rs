//! Buffers and codecs: bytes, strings, encoding and its relatives, compress, math/rand.

use super::Note;

pub(super) static NOTES: &[Note] = &[
    Note {
        symbols: &["bytes.Buffer"],
        entries: &["net-26", "net-06"],
        text: "It has no lock: two goroutines that write lose data or panic, mostly without a visible trace, and only \
               the race detector tells. A mutex inside the writer is not enough if `Bytes()` is read after unlocking, \
               as that is the same memory. As `exec.Cmd.Stdout` it may be read after Wait.",
    },
    Note {
        symbols: &["bytes.Buffer.Bytes"],
        entries: &["net-26", "x-15"],
        text: "A view, valid until the next change: a later Write may or may not show in it, and appending to it \
               writes into the buffer's spare room. Give `bytes.Clone` of it to another goroutine, made while the lock \
               is held.",
    },
    Note {
        symbols: &["bytes.Buffer.ReadFrom"],
        entries: &["net-06"],
        text: "It grows until the source ends, doubling, so a peer decides about the memory; growing too far panics \
               with `bytes.ErrTooLarge`. Put a limit of max+1 around the source. `io.EOF` is no error for it.",
    },
    Note {
        symbols: &["strings.Builder"],
        entries: &["net-26", "gor-19"],
        text: "No lock, and it must not be copied once used: a copy panics at its next write. `String()` shares the \
               memory, which is safe since later writes only append.",
    },
    Note {
        symbols: &["encoding/json.NewDecoder"],
        entries: &["x-14", "net-06"],
        text: "It reads beyond the value, so make one per connection; what it took too much is in `Buffered()`. There \
               is no limit: one endless string takes all memory, so put `io.LimitReader` or `http.MaxBytesReader` \
               below it. It has no lock.",
    },
    Note {
        symbols: &["encoding/json.Decoder.Decode"],
        entries: &["net-33", "net-37", "x-14"],
        text: "One value a call, whatever stands behind it: trailing garbage shows only at the next call. `io.EOF` \
               between values is the orderly end. A syntax error sticks, and the connection cannot be brought back \
               into step: close it. Fields that are absent keep what the target held before.",
    },
    Note {
        symbols: &["encoding/json.NewEncoder", "encoding/json.Encoder.Encode"],
        entries: &["ctr-01", "conn-06"],
        text: "The value is encoded first and then written with one Write, so an encoding error sends nothing. The \
               encoder itself has no lock and keeps the first write error for good. Encoding reads the value: another \
               goroutine must not change it meanwhile.",
    },
    Note {
        symbols: &["encoding/gob.NewDecoder", "encoding/gob.NewEncoder"],
        entries: &["x-14", "ctr-01"],
        text: "Type descriptions are sent once a stream: a new decoder in the middle understands nothing, a new \
               encoder sends them again, and the old decoder then fails with \"duplicate type received\". So there is \
               one pair for the life of a connection. These two have a lock, unlike those of json; the decoder reads \
               ahead unless its source has ReadByte.",
    },
    Note {
        symbols: &["encoding/binary.Read"],
        entries: &["net-05", "net-33"],
        text: "It fills the size of the value with `io.ReadFull`, so a cut one gives `io.ErrUnexpectedEOF`. It uses \
               reflection except for plain numbers and slices of them. A number from a peer is only read, not judged: \
               before it becomes a length, compare it with a maximum.",
    },
    Note {
        symbols: &[
            "encoding/binary.ByteOrder.Uint32",
            "encoding/binary.ByteOrder.Uint64",
            "encoding/binary.bigEndian.Uint32",
            "encoding/binary.bigEndian.Uint64",
            "encoding/binary.littleEndian.Uint32",
            "encoding/binary.littleEndian.Uint64",
        ],
        entries: &["net-05", "net-33"],
        text: "It panics if the slice is too short, and reads stale bytes if the Read before was. Converted to int a \
               Uint32 is negative on 32-bit systems from 2 GiB on, a Uint64 on all: check the unsigned number against \
               a maximum before `make`.",
    },
    Note {
        symbols: &["encoding/binary.ReadUvarint"],
        entries: &["net-05"],
        text: "It reads byte by byte, on a bare connection with one system call each: put a `bufio.Reader` in between. \
               It stops after 10 bytes, but the number may be anything up to 2⁶⁴-1, so compare it before it sizes \
               anything.",
    },
    Note {
        symbols: &["compress/gzip.NewWriter", "compress/gzip.Writer.Close"],
        entries: &["pipe-09"],
        text: "Checksum and length are written by Close, and Close leaves what lies below open: close gzip, then the \
               pipe or connection. Without it, or in the wrong order, the reader gets \"unexpected EOF\" at the very \
               end. Flush sends what is there and writes no trailer.",
    },
    Note {
        symbols: &["compress/gzip.NewReader"],
        entries: &["net-06", "net-33"],
        text: "It reads the header at once, so it blocks on a connection that is silent. A thousandfold expansion is \
               possible: limit its output, not only its input. Close neither closes the source nor verifies anything; \
               the checksum is compared when the end is read.",
    },
    Note {
        symbols: &["mime/multipart.NewWriter", "mime/multipart.Writer.Close"],
        entries: &["pipe-09", "pipe-05"],
        text: "The final boundary comes from Close; without it servers report \"unexpected EOF\". Into a pipe that is \
               a request body it must be written in a goroutine, as Do reads while it is written: close the form, then \
               the pipe with the error.",
    },
    Note {
        symbols: &["archive/tar.Writer.Close", "archive/zip.Writer.Close"],
        entries: &["pipe-09"],
        text: "The end of the archive, for zip the whole directory, is written here: without it the archive cannot be \
               read. It does not close what it writes to. Its error is the last chance to learn that a file was \
               shorter than announced, so a deferred call that drops it is not enough.",
    },
    Note {
        symbols: &["math/rand.New", "math/rand/v2.New"],
        entries: &["net-26"],
        text: "Its result has no lock: used from two goroutines it repeats numbers, that of math/rand may even panic. \
               The functions of the package are safe, and since Go 1.20 seeded at random, so a generator of one's own \
               is seldom needed.",
    },
    Note {
        symbols: &["net/textproto.Reader.ReadLine"],
        entries: &["conn-08"],
        text: "It grows until the end of the line and has no maximum of its own: put a limit below it, a new one for \
               each message. It reads from the `bufio.Reader` that it was made with, which must be the only one over \
               the connection.",
    },
];
