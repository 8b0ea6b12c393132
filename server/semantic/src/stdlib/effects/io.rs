//! Streams: `io`, `bufio`, `bytes` and `strings` as streams, compression, archives.

use super::acts::*;
use super::entry::{Entry, entry};

pub(super) static ENTRIES: &[Entry] = &[
    entry("io", "Copy CopyN").waits(STREAM).arg(0, WRITES).arg(1, READS),
    entry("io", "CopyBuffer").waits(STREAM).arg(0, WRITES).arg(1, READS).arg(2, FILLS),
    entry("io", "ReadAll").waits(STREAM).arg(0, READS),
    entry("io", "ReadFull ReadAtLeast").waits(STREAM).arg(0, READS).arg(1, FILLS),
    entry("io", "WriteString").waits(STREAM).arg(0, WRITES),
    entry("io", "LimitReader NopCloser NewSectionReader NewOffsetWriter").arg(0, WRAPS),
    entry("io", "MultiReader MultiWriter TeeReader").args_from(0, WRAPS),
    entry("io", "Pipe").opens(0, Resource::Closer).opens(1, Resource::Closer),
    entry("io", "Reader.Read").waits(STREAM).recv(READS).arg(0, FILLS),
    entry("io", "ReaderAt.ReadAt").waits(STREAM).recv(READS).arg(0, FILLS),
    entry("io", "ByteReader.ReadByte RuneReader.ReadRune").waits(STREAM).recv(READS),
    entry("io", "ByteScanner.UnreadByte RuneScanner.UnreadRune"),
    entry("io", "Writer.Write WriterAt.WriteAt StringWriter.WriteString ByteWriter.WriteByte")
        .waits(STREAM)
        .recv(WRITES),
    entry("io", "ReaderFrom.ReadFrom").waits(STREAM).recv(WRITES).arg(0, READS),
    entry("io", "WriterTo.WriteTo").waits(STREAM).recv(READS).arg(0, WRITES),
    entry("io", "Closer.Close").recv(CLOSES),
    entry("io", "Seeker.Seek SectionReader.Seek OffsetWriter.Seek SectionReader.Size"),
    entry("io", "LimitedReader.Read SectionReader.Read SectionReader.ReadAt").waits(STREAM).recv(READS).arg(0, FILLS),
    entry("io", "OffsetWriter.Write OffsetWriter.WriteAt").waits(STREAM).recv(WRITES),
    entry("io", "SectionReader.Outer").recv(WRAPS),
    entry("io", "PipeReader.Read").waits(SYNC).recv(READS).arg(0, FILLS),
    entry("io", "PipeWriter.Write").waits(SYNC).recv(WRITES),
    entry("io", "PipeReader.Close PipeReader.CloseWithError PipeWriter.Close PipeWriter.CloseWithError").recv(CLOSES),
    // bufio
    entry("bufio", "NewReader NewReaderSize NewScanner").arg(0, WRAPS),
    entry("bufio", "NewWriter NewWriterSize").arg(0, WRAPS).opens(0, Resource::Flusher),
    entry("bufio", "NewReadWriter").arg(0, WRAPS).arg(1, WRAPS),
    entry("bufio", "Reader.Read").waits(STREAM).recv(READS).arg(0, FILLS),
    entry(
        "bufio",
        "Reader.Discard Reader.Peek Reader.ReadByte Reader.ReadBytes Reader.ReadLine Reader.ReadRune Reader.ReadSlice \
         Reader.ReadString",
    )
    .waits(STREAM)
    .recv(READS),
    entry("bufio", "Reader.WriteTo").waits(STREAM).recv(READS).arg(0, WRITES),
    entry("bufio", "Reader.Buffered Reader.Size Reader.UnreadByte Reader.UnreadRune"),
    entry("bufio", "Reader.Reset Writer.Reset").arg(0, KEEPS),
    entry("bufio", "Writer.Write Writer.WriteByte Writer.WriteRune Writer.WriteString Writer.Flush")
        .waits(STREAM)
        .recv(WRITES),
    entry("bufio", "Writer.ReadFrom").waits(STREAM).recv(WRITES).arg(0, READS),
    entry("bufio", "Writer.Available Writer.AvailableBuffer Writer.Buffered Writer.Size"),
    entry("bufio", "Scanner.Scan").waits(STREAM).recv(READS),
    entry("bufio", "Scanner.Bytes").recv(WRAPS),
    entry("bufio", "Scanner.Err Scanner.Text"),
    entry("bufio", "Scanner.Buffer").arg(0, KEEPS.and(FILLS)),
    entry("bufio", "Scanner.Split").arg(0, KEEPS.and(DEFERS)),
    entry("bufio", "ScanBytes ScanLines ScanRunes ScanWords").pure(),
    // Buffers in memory.
    entry("bytes", "NewBuffer NewReader").arg(0, WRAPS),
    entry("bytes", "NewBufferString").pure(),
    entry("bytes", "Buffer.Read Reader.Read Reader.ReadAt").recv(READS).arg(0, FILLS),
    entry(
        "bytes",
        "Buffer.ReadByte Buffer.ReadBytes Buffer.ReadRune Buffer.ReadString Reader.ReadByte Reader.ReadRune",
    )
    .recv(READS),
    entry("bytes", "Buffer.ReadFrom").waits(STREAM).recv(WRITES).arg(0, READS),
    entry("bytes", "Buffer.WriteTo Reader.WriteTo").waits(STREAM).recv(READS).arg(0, WRITES),
    entry("bytes", "Buffer.Write Buffer.WriteByte Buffer.WriteRune Buffer.WriteString Buffer.Grow Buffer.Reset")
        .recv(WRITES),
    entry("bytes", "Buffer.Truncate Buffer.UnreadByte Buffer.UnreadRune Reader.UnreadByte Reader.UnreadRune")
        .recv(WRITES),
    entry("bytes", "Buffer.Bytes Buffer.AvailableBuffer Buffer.Next Buffer.Peek").recv(WRAPS),
    entry("bytes", "Buffer.Available Buffer.Cap Buffer.Len Buffer.String Reader.Len Reader.Size Reader.Seek"),
    entry("bytes", "Reader.Reset").arg(0, KEEPS),
    entry("strings", "NewReader").arg(0, WRAPS),
    entry("strings", "Reader.Read Reader.ReadAt").recv(READS).arg(0, FILLS),
    entry("strings", "Reader.ReadByte Reader.ReadRune").recv(READS),
    entry("strings", "Reader.WriteTo").waits(STREAM).recv(READS).arg(0, WRITES),
    entry("strings", "Reader.Len Reader.Size Reader.Seek Reader.Reset Reader.UnreadByte Reader.UnreadRune"),
    entry(
        "strings",
        "Builder.Write Builder.WriteByte Builder.WriteRune Builder.WriteString Builder.Grow Builder.Reset",
    )
    .recv(WRITES),
    entry("strings", "Builder.Cap Builder.Len Builder.String Replacer.Replace"),
    entry("strings", "Replacer.WriteString").waits(STREAM).arg(0, WRITES),
    // Compression. Closing does not close what is underneath.
    entry("compress/gzip", "NewReader").waits(STREAM).arg(0, READS.and(WRAPS)),
    entry("compress/zlib", "NewReader NewReaderDict").waits(STREAM).arg(0, READS.and(WRAPS)),
    entry("compress/flate", "NewReader NewReaderDict").arg(0, WRAPS),
    entry("compress/lzw", "NewReader").arg(0, WRAPS),
    entry("compress/bzip2", "NewReader").arg(0, WRAPS),
    entry("compress/gzip", "NewWriter NewWriterLevel").arg(0, WRAPS).opens(0, Resource::Finisher),
    entry("compress/zlib", "NewWriter NewWriterLevel NewWriterLevelDict").arg(0, WRAPS).opens(0, Resource::Finisher),
    entry("compress/flate", "NewWriter NewWriterDict").arg(0, WRAPS).opens(0, Resource::Finisher),
    entry("compress/lzw", "NewWriter").arg(0, WRAPS).opens(0, Resource::Finisher),
    entry("compress/gzip", "Reader.Read").waits(STREAM).recv(READS).arg(0, FILLS),
    entry("compress/gzip", "Writer.Write Writer.Flush").waits(STREAM).recv(WRITES),
    entry("compress/zlib", "Writer.Write Writer.Flush").waits(STREAM).recv(WRITES),
    entry("compress/flate", "Writer.Write Writer.Flush").waits(STREAM).recv(WRITES),
    entry("compress/gzip", "Writer.Close").waits(STREAM).recv(WRITES.and(CLOSES)),
    entry("compress/zlib", "Writer.Close").waits(STREAM).recv(WRITES.and(CLOSES)),
    entry("compress/flate", "Writer.Close").waits(STREAM).recv(WRITES.and(CLOSES)),
    entry("compress/gzip", "Reader.Close").recv(CLOSES),
    entry("compress/gzip", "Reader.Reset").waits(STREAM).arg(0, READS.and(KEEPS)),
    entry("compress/gzip", "Writer.Reset").arg(0, KEEPS),
    entry("compress/gzip", "Reader.Multistream"),
    // Archives.
    entry("archive/tar", "NewReader NewWriter").arg(0, WRAPS),
    entry("archive/tar", "Reader.Next").waits(STREAM).recv(READS),
    entry("archive/tar", "Reader.Read").waits(STREAM).recv(READS).arg(0, FILLS),
    entry("archive/tar", "Writer.Write Writer.WriteHeader Writer.AddFS Writer.Flush").waits(STREAM).recv(WRITES),
    entry("archive/tar", "Writer.Close").waits(STREAM).recv(WRITES.and(CLOSES)),
    entry("archive/zip", "OpenReader").waits(FILE).opens(0, Resource::Closer),
    entry("archive/zip", "NewReader").waits(STREAM).arg(0, READS.and(WRAPS)),
    entry("archive/zip", "NewWriter").arg(0, WRAPS).opens(0, Resource::Finisher),
    entry("archive/zip", "ReadCloser.Close").recv(CLOSES),
    entry("archive/zip", "File.Open Reader.Open").waits(STREAM).recv(WRAPS).opens(0, Resource::Closer),
    entry("archive/zip", "Writer.Create Writer.CreateHeader Writer.CreateRaw").waits(STREAM).recv(WRITES.and(WRAPS)),
    entry("archive/zip", "Writer.AddFS Writer.Copy Writer.Flush").waits(STREAM).recv(WRITES),
    entry("archive/zip", "Writer.Close").waits(STREAM).recv(WRITES.and(CLOSES)),
];
