//! `encoding/…`, `mime/…`, images, templates, hashes: readers and writers of formats.

use super::acts::*;
use super::entry::{Entry, entry};

pub(super) static ENTRIES: &[Entry] = &[
    // encoding/json
    entry("encoding/json", "Marshal MarshalIndent Valid").arg(0, CALLS),
    entry("encoding/json", "Unmarshal").arg(1, FILLS.and(CALLS)),
    entry("encoding/json", "Compact HTMLEscape Indent").arg(0, WRITES),
    entry("encoding/json", "NewDecoder NewEncoder").arg(0, WRAPS),
    entry("encoding/json", "Decoder.Decode").waits(STREAM).recv(READS).arg(0, FILLS.and(CALLS)),
    entry("encoding/json", "Decoder.More Decoder.Token").waits(STREAM).recv(READS),
    entry("encoding/json", "Decoder.Buffered").recv(WRAPS),
    entry("encoding/json", "Decoder.DisallowUnknownFields Decoder.UseNumber Decoder.InputOffset"),
    entry("encoding/json", "Encoder.Encode").waits(STREAM).recv(WRITES).arg(0, CALLS),
    entry("encoding/json", "Encoder.SetEscapeHTML Encoder.SetIndent"),
    entry("encoding/json/v2", "Marshal").arg(0, CALLS),
    entry("encoding/json/v2", "MarshalWrite MarshalEncode").waits(STREAM).arg(0, WRITES).arg(1, CALLS),
    entry("encoding/json/v2", "Unmarshal").arg(1, FILLS.and(CALLS)),
    entry("encoding/json/v2", "UnmarshalRead UnmarshalDecode").waits(STREAM).arg(0, READS).arg(1, FILLS.and(CALLS)),
    entry("encoding/json/jsontext", "NewDecoder NewEncoder").arg(0, WRAPS),
    entry("encoding/json/jsontext", "Decoder.ReadToken Decoder.ReadValue").waits(STREAM).recv(READS.and(WRAPS)),
    entry("encoding/json/jsontext", "Decoder.PeekKind Decoder.SkipValue").waits(STREAM).recv(READS),
    entry("encoding/json/jsontext", "Encoder.WriteToken Encoder.WriteValue").waits(STREAM).recv(WRITES),
    entry("encoding/json/jsontext", "Decoder.Reset Encoder.Reset").arg(0, KEEPS),
    // encoding/gob
    entry("encoding/gob", "NewDecoder NewEncoder").arg(0, WRAPS),
    entry("encoding/gob", "Decoder.Decode Decoder.DecodeValue").waits(STREAM).recv(READS).arg(0, FILLS.and(CALLS)),
    entry("encoding/gob", "Encoder.Encode Encoder.EncodeValue").waits(STREAM).recv(WRITES).arg(0, CALLS),
    entry("encoding/gob", "Register RegisterName"),
    // encoding/xml
    entry("encoding/xml", "Marshal MarshalIndent").arg(0, CALLS),
    entry("encoding/xml", "Unmarshal").arg(1, FILLS.and(CALLS)),
    entry("encoding/xml", "Escape EscapeText").waits(STREAM).arg(0, WRITES),
    entry("encoding/xml", "NewDecoder NewEncoder NewTokenDecoder").arg(0, WRAPS),
    entry("encoding/xml", "Decoder.Decode Decoder.DecodeElement").waits(STREAM).recv(READS).arg(0, FILLS.and(CALLS)),
    entry("encoding/xml", "Decoder.RawToken Decoder.Skip Decoder.Token").waits(STREAM).recv(READS),
    entry("encoding/xml", "Encoder.Encode Encoder.EncodeElement").waits(STREAM).recv(WRITES).arg(0, CALLS),
    entry("encoding/xml", "Encoder.EncodeToken Encoder.Flush").waits(STREAM).recv(WRITES),
    entry("encoding/xml", "Encoder.Close").waits(STREAM).recv(WRITES.and(CLOSES)),
    entry("encoding/xml", "Encoder.Indent Decoder.InputOffset Decoder.InputPos"),
    // encoding/csv
    entry("encoding/csv", "NewReader").arg(0, WRAPS),
    entry("encoding/csv", "NewWriter").arg(0, WRAPS).opens(0, Resource::Flusher),
    entry("encoding/csv", "Reader.Read Reader.ReadAll").waits(STREAM).recv(READS),
    entry("encoding/csv", "Writer.Write Writer.WriteAll Writer.Flush").waits(STREAM).recv(WRITES),
    entry("encoding/csv", "Writer.Error Reader.FieldPos Reader.InputOffset"),
    // encoding/binary
    entry("encoding/binary", "Read").waits(STREAM).arg(0, READS).arg(2, FILLS),
    entry("encoding/binary", "Write").waits(STREAM).arg(0, WRITES),
    entry("encoding/binary", "ReadUvarint ReadVarint").waits(STREAM).arg(0, READS),
    entry("encoding/binary", "Append AppendUvarint AppendVarint").arg(0, FILLS.and(WRAPS)),
    entry("encoding/binary", "Encode PutUvarint PutVarint").arg(0, FILLS),
    entry("encoding/binary", "Decode").arg(2, FILLS),
    entry("encoding/binary", "Size Uvarint Varint").pure(),
    entry(
        "encoding/binary",
        "ByteOrder.PutUint16 ByteOrder.PutUint32 ByteOrder.PutUint64 littleEndian.PutUint16 \
         littleEndian.PutUint32 littleEndian.PutUint64 bigEndian.PutUint16 bigEndian.PutUint32 \
         bigEndian.PutUint64",
    )
    .arg(0, FILLS),
    entry(
        "encoding/binary",
        "ByteOrder.Uint16 ByteOrder.Uint32 ByteOrder.Uint64 littleEndian.Uint16 littleEndian.Uint32 \
         littleEndian.Uint64 bigEndian.Uint16 bigEndian.Uint32 bigEndian.Uint64",
    ),
    entry(
        "encoding/binary",
        "AppendByteOrder.AppendUint16 AppendByteOrder.AppendUint32 AppendByteOrder.AppendUint64 \
         littleEndian.AppendUint16 littleEndian.AppendUint32 littleEndian.AppendUint64 \
         bigEndian.AppendUint16 bigEndian.AppendUint32 bigEndian.AppendUint64",
    )
    .arg(0, FILLS.and(WRAPS)),
    // Text for bytes.
    entry("encoding/base64", "NewDecoder").arg(1, WRAPS),
    entry("encoding/base64", "NewEncoder").arg(1, WRAPS).opens(0, Resource::Finisher),
    entry("encoding/base64", "Encoding.Encode Encoding.Decode").arg(0, FILLS),
    entry("encoding/base64", "Encoding.AppendEncode Encoding.AppendDecode").arg(0, FILLS.and(WRAPS)),
    entry("encoding/base64", "Encoding.DecodeString Encoding.DecodedLen Encoding.EncodeToString Encoding.EncodedLen")
        .pure(),
    entry("encoding/base64", "Encoding.Strict Encoding.WithPadding NewEncoding").pure(),
    entry("encoding/base32", "Encoding.DecodeString Encoding.DecodedLen Encoding.EncodeToString Encoding.EncodedLen")
        .pure(),
    entry("encoding/base32", "NewDecoder").arg(1, WRAPS),
    entry("encoding/base32", "NewEncoder").arg(1, WRAPS).opens(0, Resource::Finisher),
    entry("encoding/base32", "Encoding.Encode Encoding.Decode").arg(0, FILLS),
    entry("encoding/ascii85", "NewDecoder").arg(0, WRAPS),
    entry("encoding/ascii85", "NewEncoder").arg(0, WRAPS).opens(0, Resource::Finisher),
    entry("encoding/hex", "NewDecoder NewEncoder").arg(0, WRAPS),
    entry("encoding/hex", "Dumper").arg(0, WRAPS).opens(0, Resource::Finisher),
    entry("encoding/hex", "Encode Decode").arg(0, FILLS),
    entry("encoding/hex", "AppendEncode AppendDecode").arg(0, FILLS.and(WRAPS)),
    entry("encoding/pem", "Encode").waits(STREAM).arg(0, WRITES),
    entry("encoding/pem", "Decode").arg(0, WRAPS),
    entry("encoding/pem", "EncodeToMemory"),
    entry("encoding/asn1", "Marshal MarshalWithParams"),
    entry("encoding/asn1", "Unmarshal UnmarshalWithParams").arg(0, WRAPS).arg(1, FILLS),
    // mime
    entry("mime/multipart", "NewReader").arg(0, WRAPS),
    entry("mime/multipart", "NewWriter").arg(0, WRAPS).opens(0, Resource::Finisher),
    entry("mime/multipart", "Reader.NextPart Reader.NextRawPart")
        .waits(STREAM)
        .recv(READS.and(WRAPS))
        .opens(0, Resource::Closer),
    entry("mime/multipart", "Reader.ReadForm").waits(STREAM).recv(READS),
    entry("mime/multipart", "Part.Read").waits(STREAM).recv(READS).arg(0, FILLS),
    entry("mime/multipart", "Part.Close").waits(STREAM).recv(READS.and(CLOSES)),
    entry(
        "mime/multipart",
        "Part.FileName Part.FormName Writer.Boundary Writer.FormDataContentType Writer.SetBoundary",
    ),
    entry("mime/multipart", "Writer.CreateFormField Writer.CreateFormFile Writer.CreatePart")
        .waits(STREAM)
        .recv(WRITES.and(WRAPS)),
    entry("mime/multipart", "Writer.WriteField").waits(STREAM).recv(WRITES),
    entry("mime/multipart", "Writer.Close").waits(STREAM).recv(WRITES.and(CLOSES)),
    entry("mime/multipart", "FileHeader.Open").waits(FILE).opens(0, Resource::File),
    entry("mime/multipart", "Form.RemoveAll").waits(FILE).recv(CLOSES),
    entry("mime/quotedprintable", "NewReader").arg(0, WRAPS),
    entry("mime/quotedprintable", "NewWriter").arg(0, WRAPS).opens(0, Resource::Finisher),
    // Templates, columns, images.
    entry("text/template", "Template.Execute").waits(STREAM).arg(0, WRITES).arg(1, CALLS),
    entry("text/template", "Template.ExecuteTemplate").waits(STREAM).arg(0, WRITES).arg(2, CALLS),
    entry("html/template", "Template.Execute").waits(STREAM).arg(0, WRITES).arg(1, CALLS),
    entry("html/template", "Template.ExecuteTemplate").waits(STREAM).arg(0, WRITES).arg(2, CALLS),
    entry("html/template", "HTMLEscape JSEscape").waits(STREAM).arg(0, WRITES),
    entry("text/template", "HTMLEscape JSEscape").waits(STREAM).arg(0, WRITES),
    entry("text/template", "Must").arg(0, WRAPS),
    entry("text/template", "Template.Option Template.Funcs").recv(WRAPS),
    entry("html/template", "Template.Option Template.Funcs").recv(WRAPS),
    entry("html/template", "Must").arg(0, WRAPS),
    entry("text/template", "New HTMLEscaper HTMLEscapeString JSEscaper JSEscapeString URLQueryEscaper").pure(),
    entry("html/template", "New HTMLEscaper HTMLEscapeString JSEscaper JSEscapeString URLQueryEscaper").pure(),
    entry("text/tabwriter", "NewWriter").arg(0, WRAPS).opens(0, Resource::Flusher),
    entry("text/tabwriter", "Writer.Write").waits(STREAM).recv(WRITES),
    entry("text/tabwriter", "Writer.Flush").waits(STREAM).recv(WRITES),
    entry("image", "Decode DecodeConfig").waits(STREAM).arg(0, READS),
    entry("image/gif", "Decode DecodeAll DecodeConfig").waits(STREAM).arg(0, READS),
    entry("image/jpeg", "Decode DecodeConfig").waits(STREAM).arg(0, READS),
    entry("image/png", "Decode DecodeConfig").waits(STREAM).arg(0, READS),
    entry("image/gif", "Encode EncodeAll").waits(STREAM).arg(0, WRITES),
    entry("image/jpeg", "Encode").waits(STREAM).arg(0, WRITES),
    entry("image/png", "Encode Encoder.Encode").waits(STREAM).arg(0, WRITES),
    // Hashes and ciphers.
    entry("crypto/md5", "New Sum").pure(),
    entry("crypto/sha1", "New Sum").pure(),
    entry("crypto/sha256", "New New224 Sum224 Sum256").pure(),
    entry("crypto/sha512", "New New384 Sum384 Sum512").pure(),
    entry("crypto/subtle", "ConstantTimeCompare ConstantTimeEq ConstantTimeSelect").pure(),
    entry("crypto/x509", "ParseCertificate ParseCertificates ParsePKCS1PrivateKey ParsePKCS8PrivateKey NewCertPool")
        .pure(),
    entry("crypto/x509", "CertPool.AppendCertsFromPEM").recv(FILLS),
    entry("crypto/x509", "CertPool.AddCert").recv(FILLS).arg(0, KEEPS),
    entry("crypto/x509", "SystemCertPool").waits(FILE),
    entry("crypto/rand", "Int Prime").arg(0, READS),
    entry("crypto/rand", "Read").arg(0, FILLS),
    entry("crypto/rand", "Text"),
    entry("crypto/hmac", "New").arg(0, WRAPS.and(CALLS)).arg(1, READS),
    entry("crypto/hmac", "Equal").pure(),
    entry("hash", "Hash.Sum").arg(0, FILLS.and(WRAPS)),
    entry("hash", "Hash.BlockSize Hash.Size"),
    entry("hash", "Hash.Reset").recv(WRITES),
    entry("math/rand", "New").arg(0, WRAPS),
    entry("math/rand/v2", "New").arg(0, WRAPS),
    entry("math/rand", "Read").arg(0, FILLS),
    entry("math/rand", "Shuffle Rand.Shuffle").arg(1, CALLS),
    entry("math/rand/v2", "Shuffle Rand.Shuffle").arg(1, CALLS),
];
