//! Protocols on top of connections: `net/rpc`, `net/textproto`, `net/smtp`, `log/syslog`.

use super::acts::*;
use super::entry::{Entry, entry};

pub(super) static ENTRIES: &[Entry] = &[
    // Serving ends with the connection, which is closed then.
    entry("net/rpc", "ServeConn ServeCodec Server.ServeConn Server.ServeCodec")
        .waits(NETWORK)
        .arg(0, READS.and(WRITES).and(CLOSES).and(OWNS)),
    entry("net/rpc", "ServeRequest Server.ServeRequest").waits(NETWORK).arg(0, READS.and(WRITES)),
    entry("net/rpc", "Accept Server.Accept").waits(NETWORK).arg(0, ACCEPTS),
    entry("net/rpc", "Dial DialHTTP DialHTTPPath").waits(NETWORK).opens(0, Resource::Closer),
    entry("net/rpc", "NewClient NewClientWithCodec").arg(0, READS.and(OWNS).and(WRAPS)),
    entry("net/rpc", "Client.Call").waits(NETWORK).recv(WRITES).arg(1, READS).arg(2, FILLS),
    entry("net/rpc", "Client.Go")
        .waits(NETWORK)
        .recv(WRITES)
        .arg(1, KEEPS)
        .arg(2, FILLS.and(KEEPS))
        .arg(3, SENDS.and(KEEPS)),
    entry("net/rpc", "Client.Close").recv(CLOSES),
    entry("net/rpc", "Register Server.Register").arg(0, KEEPS.and(SERVES)),
    entry("net/rpc", "RegisterName Server.RegisterName").arg(1, KEEPS.and(SERVES)),
    entry("net/rpc", "HandleHTTP Server.HandleHTTP NewServer"),
    entry("net/rpc/jsonrpc", "Dial").waits(NETWORK).opens(0, Resource::Closer),
    entry("net/rpc/jsonrpc", "NewClient").arg(0, READS.and(OWNS).and(WRAPS)),
    entry("net/rpc/jsonrpc", "NewClientCodec NewServerCodec").arg(0, OWNS.and(WRAPS)),
    entry("net/rpc/jsonrpc", "ServeConn").waits(NETWORK).arg(0, READS.and(WRITES).and(CLOSES).and(OWNS)),
    // net/textproto
    entry("net/textproto", "Dial").waits(NETWORK).opens(0, Resource::Closer),
    entry("net/textproto", "NewConn").arg(0, OWNS.and(WRAPS)),
    entry("net/textproto", "NewReader NewWriter").arg(0, WRAPS),
    entry("net/textproto", "Conn.Close").recv(CLOSES),
    entry("net/textproto", "Conn.Cmd").waits(NETWORK).recv(WRITES),
    entry(
        "net/textproto",
        "Reader.ReadLine Reader.ReadLineBytes Reader.ReadContinuedLine Reader.ReadContinuedLineBytes \
         Reader.ReadCodeLine Reader.ReadResponse Reader.ReadDotBytes Reader.ReadDotLines Reader.ReadMIMEHeader",
    )
    .waits(STREAM)
    .recv(READS),
    entry("net/textproto", "Reader.DotReader").recv(WRAPS),
    entry("net/textproto", "Writer.PrintfLine").waits(STREAM).recv(WRITES),
    entry("net/textproto", "Writer.DotWriter").recv(WRAPS).opens(0, Resource::Finisher),
    entry("net/textproto", "Pipeline.StartRequest Pipeline.StartResponse").waits(SYNC).recv(WAITS),
    entry("net/textproto", "Pipeline.EndRequest Pipeline.EndResponse").recv(DONE),
    entry("net/textproto", "Pipeline.Next").recv(ADDS),
    entry("net/textproto", "CanonicalMIMEHeaderKey TrimBytes TrimString").pure(),
    entry("net/textproto", "MIMEHeader.Add MIMEHeader.Set MIMEHeader.Del").recv(FILLS),
    entry("net/textproto", "MIMEHeader.Get MIMEHeader.Values"),
    // net/smtp
    entry("net/smtp", "Dial").waits(NETWORK).opens(0, Resource::Closer),
    entry("net/smtp", "NewClient").waits(NETWORK).arg(0, READS.and(OWNS).and(WRAPS)),
    entry("net/smtp", "SendMail").waits(NETWORK),
    entry(
        "net/smtp",
        "Client.Auth Client.Hello Client.Mail Client.Noop Client.Rcpt Client.Reset Client.Verify Client.Extension",
    )
    .waits(NETWORK)
    .recv(READS.and(WRITES)),
    entry("net/smtp", "Client.StartTLS").waits(NETWORK).recv(READS.and(WRITES)).arg(0, KEEPS),
    entry("net/smtp", "Client.Data").waits(NETWORK).recv(READS.and(WRITES).and(WRAPS)).opens(0, Resource::Finisher),
    entry("net/smtp", "Client.Quit").waits(NETWORK).recv(READS.and(WRITES).and(CLOSES)),
    entry("net/smtp", "Client.Close").recv(CLOSES),
    entry("net/smtp", "Client.TLSConnectionState"),
    entry("net/smtp", "CRAMMD5Auth PlainAuth").pure(),
    // log/syslog
    entry("log/syslog", "Dial New").waits(NETWORK).opens(0, Resource::Closer),
    entry(
        "log/syslog",
        "Writer.Write Writer.Alert Writer.Crit Writer.Debug Writer.Emerg Writer.Err Writer.Info Writer.Notice \
         Writer.Warning",
    )
    .waits(NETWORK)
    .recv(WRITES),
    entry("log/syslog", "Writer.Close").recv(CLOSES),
];
