//! `net`, `crypto/tls` and what is built like them elsewhere.

use super::acts::*;
use super::entry::{Entry, entry};

pub(super) static ENTRIES: &[Entry] = &[
    entry("net", "Dial DialTimeout DialTCP DialUDP DialIP DialUnix").waits(NETWORK).opens(0, Resource::Conn),
    entry("net", "Dialer.Dial Dialer.DialContext Dialer.DialTCP Dialer.DialUDP Dialer.DialIP Dialer.DialUnix")
        .waits(NETWORK)
        .opens(0, Resource::Conn),
    entry("net", "Listen ListenTCP ListenUnix ListenConfig.Listen").opens(0, Resource::Listener),
    entry("net", "ListenPacket ListenUDP ListenIP ListenMulticastUDP ListenUnixgram ListenConfig.ListenPacket")
        .opens(0, Resource::Conn),
    entry("net", "FileConn FilePacketConn").opens(0, Resource::Conn),
    entry("net", "FileListener").opens(0, Resource::Listener),
    entry("net", "Pipe").opens(0, Resource::Conn).opens(1, Resource::Conn),
    entry("net", "LookupAddr LookupCNAME LookupHost LookupIP LookupMX LookupNS LookupPort LookupSRV LookupTXT")
        .waits(NETWORK),
    entry(
        "net",
        "Resolver.LookupAddr Resolver.LookupCNAME Resolver.LookupHost Resolver.LookupIP Resolver.LookupIPAddr \
         Resolver.LookupMX Resolver.LookupNS Resolver.LookupNetIP Resolver.LookupPort Resolver.LookupSRV \
         Resolver.LookupTXT",
    )
    .waits(NETWORK),
    entry("net", "ResolveIPAddr ResolveTCPAddr ResolveUDPAddr").waits(NETWORK),
    entry("net", "Interfaces InterfaceAddrs InterfaceByIndex InterfaceByName Interface.Addrs Interface.MulticastAddrs"),
    entry(
        "net",
        "CIDRMask IPv4 IPv4Mask JoinHostPort ParseCIDR ParseIP ParseMAC ResolveUnixAddr SplitHostPort \
         TCPAddrFromAddrPort UDPAddrFromAddrPort",
    )
    .pure(),
    entry("net", "IP.Equal IP.String IPNet.Contains IPNet.String").pure(),
    entry("net", "IP.To4 IP.To16 IP.Mask").recv(WRAPS),
    // Connections.
    entry("net", "Conn.Read conn.Read").waits(NETWORK).recv(READS).arg(0, FILLS),
    entry("net", "Conn.Write conn.Write").waits(NETWORK).recv(WRITES),
    entry("net", "Conn.Close conn.Close PacketConn.Close").recv(CLOSES),
    entry("net", "TCPConn.CloseRead UnixConn.CloseRead").recv(CLOSES_READ),
    entry("net", "TCPConn.CloseWrite UnixConn.CloseWrite").recv(CLOSES_WRITE),
    entry("net", "TCPConn.ReadFrom").waits(NETWORK.and(STREAM)).recv(WRITES).arg(0, READS),
    entry("net", "TCPConn.WriteTo").waits(NETWORK.and(STREAM)).recv(READS).arg(0, WRITES),
    entry(
        "net",
        "PacketConn.ReadFrom IPConn.ReadFrom IPConn.ReadFromIP UDPConn.ReadFrom UDPConn.ReadFromUDP \
         UDPConn.ReadFromUDPAddrPort UnixConn.ReadFrom UnixConn.ReadFromUnix",
    )
    .waits(NETWORK)
    .recv(READS)
    .arg(0, FILLS),
    entry("net", "IPConn.ReadMsgIP UDPConn.ReadMsgUDP UDPConn.ReadMsgUDPAddrPort UnixConn.ReadMsgUnix")
        .waits(NETWORK)
        .recv(READS)
        .arg(0, FILLS)
        .arg(1, FILLS),
    entry(
        "net",
        "PacketConn.WriteTo IPConn.WriteTo IPConn.WriteToIP IPConn.WriteMsgIP UDPConn.WriteTo UDPConn.WriteToUDP \
         UDPConn.WriteToUDPAddrPort UDPConn.WriteMsgUDP UDPConn.WriteMsgUDPAddrPort UnixConn.WriteTo \
         UnixConn.WriteToUnix UnixConn.WriteMsgUnix",
    )
    .waits(NETWORK)
    .recv(WRITES),
    entry("net", "Buffers.WriteTo").waits(NETWORK.and(STREAM)).recv(FILLS).arg(0, WRITES),
    entry("net", "Buffers.Read").recv(FILLS).arg(0, FILLS),
    entry("net", "Conn.SetDeadline conn.SetDeadline PacketConn.SetDeadline").recv(READ_DEADLINE.and(WRITE_DEADLINE)),
    entry("net", "Conn.SetReadDeadline conn.SetReadDeadline PacketConn.SetReadDeadline").recv(READ_DEADLINE),
    entry("net", "Conn.SetWriteDeadline conn.SetWriteDeadline PacketConn.SetWriteDeadline").recv(WRITE_DEADLINE),
    entry("net", "Conn.LocalAddr Conn.RemoteAddr conn.LocalAddr conn.RemoteAddr PacketConn.LocalAddr"),
    entry("net", "conn.SetReadBuffer conn.SetWriteBuffer TCPConn.MultipathTCP TCPConn.SetKeepAlive"),
    entry("net", "TCPConn.SetKeepAliveConfig TCPConn.SetKeepAlivePeriod TCPConn.SetLinger TCPConn.SetNoDelay"),
    entry("net", "IPConn.SyscallConn TCPConn.SyscallConn UDPConn.SyscallConn UnixConn.SyscallConn").recv(WRAPS),
    entry("net", "TCPListener.SyscallConn UnixListener.SyscallConn").recv(WRAPS),
    entry("net", "conn.File TCPListener.File UnixListener.File").opens(0, Resource::File),
    // Listeners.
    entry(
        "net",
        "Listener.Accept TCPListener.Accept TCPListener.AcceptTCP UnixListener.Accept UnixListener.AcceptUnix",
    )
    .waits(NETWORK)
    .recv(ACCEPTS)
    .opens(0, Resource::Conn),
    entry("net", "Listener.Close TCPListener.Close UnixListener.Close").recv(CLOSES),
    entry("net", "TCPListener.SetDeadline UnixListener.SetDeadline").recv(READ_DEADLINE),
    entry("net", "Listener.Addr TCPListener.Addr UnixListener.Addr UnixListener.SetUnlinkOnClose"),
    entry("net", "Addr.Network Addr.String Error.Timeout Error.Temporary OpError.Timeout OpError.Temporary"),
    entry("net", "OpError.Error DNSError.Error DNSError.Timeout"),
    entry("net", "OpError.Unwrap DNSError.Unwrap").recv(WRAPS),
    // TLS. The configuration may be shared, it is not modified.
    entry("crypto/tls", "Client Server").arg(0, OWNS.and(WRAPS)).arg(1, KEEPS),
    entry("crypto/tls", "Dial").waits(NETWORK).arg(2, KEEPS).opens(0, Resource::Conn),
    entry("crypto/tls", "DialWithDialer").waits(NETWORK).arg(3, KEEPS).opens(0, Resource::Conn),
    entry("crypto/tls", "Dialer.Dial Dialer.DialContext").waits(NETWORK).opens(0, Resource::Conn),
    entry("crypto/tls", "Listen").arg(2, KEEPS).opens(0, Resource::Listener),
    entry("crypto/tls", "NewListener").arg(0, OWNS.and(WRAPS)).arg(1, KEEPS),
    entry("crypto/tls", "Conn.Read").waits(NETWORK).recv(READS).arg(0, FILLS),
    entry("crypto/tls", "Conn.Write").waits(NETWORK).recv(WRITES),
    entry("crypto/tls", "Conn.Handshake Conn.HandshakeContext").waits(NETWORK).recv(READS.and(WRITES)),
    entry("crypto/tls", "Conn.Close").recv(CLOSES),
    entry("crypto/tls", "Conn.CloseWrite").waits(NETWORK).recv(CLOSES_WRITE),
    entry("crypto/tls", "Conn.SetDeadline").recv(READ_DEADLINE.and(WRITE_DEADLINE)),
    entry("crypto/tls", "Conn.SetReadDeadline").recv(READ_DEADLINE),
    entry("crypto/tls", "Conn.SetWriteDeadline").recv(WRITE_DEADLINE),
    entry("crypto/tls", "Conn.NetConn").recv(WRAPS),
    entry("crypto/tls", "Conn.ConnectionState Conn.LocalAddr Conn.RemoteAddr Conn.OCSPResponse Conn.VerifyHostname"),
    entry("crypto/tls", "LoadX509KeyPair").waits(FILE),
    entry("crypto/tls", "X509KeyPair CipherSuiteName VersionName").pure(),
    entry("crypto/tls", "Config.Clone").recv(WRAPS),
    // Not of the standard library, and used as if they were.
    entry("golang.org/x/net/netutil", "LimitListener").arg(0, OWNS.and(WRAPS)),
    entry("golang.org/x/crypto/ssh", "NewServerConn").waits(NETWORK).arg(0, OWNS.and(WRAPS)).arg(1, KEEPS),
    entry("golang.org/x/crypto/ssh", "NewClientConn").waits(NETWORK).arg(0, OWNS.and(WRAPS)).arg(2, KEEPS),
    entry("google.golang.org/grpc", "Server.Serve").waits(NETWORK).arg(0, ACCEPTS.and(CLOSES).and(OWNS)),
];
