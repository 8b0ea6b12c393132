//! Datagrams.

use crate::notes::Note;

pub(in crate::notes) static NOTES: &[Note] = &[
    Note {
        symbols: &["net.UDPConn", "net.PacketConn"],
        entries: &["ctr-13", "net-28", "ctr-18"],
        text: "One Read is one datagram, and nothing tells of lost, doubled or swapped ones. Several goroutines may \
               read at once and each gets whole datagrams. A socket from Dial only hears its peer and learns of ICMP \
               errors, a refused port for one; one from Listen hears everybody and learns nothing.",
    },
    Note {
        symbols: &["net.UDPConn.Read", "net.IPConn.Read"],
        entries: &["net-28", "ctr-13", "net-07"],
        text: "It takes one datagram and drops what the buffer has no room for, without an error on Unix systems (100 \
               of 1500 bytes, err nil). When the answer is lost it waits for good: set a read deadline before each. On \
               a dialed socket a closed port of the peer shows up here as ECONNREFUSED.",
    },
    Note {
        symbols: &["net.UDPConn.Write", "net.IPConn.Write"],
        entries: &["net-38", "net-18"],
        text: "Success means that the kernel took the datagram, not that it left or arrived. When the send buffer is \
               full Write waits. A write deadline bounds that; packets that a full device queue drops are not \
               reported. On a dialed socket it may return the error of an earlier datagram.",
    },
    Note {
        symbols: &[
            "net.PacketConn.ReadFrom",
            "net.UDPConn.ReadFrom",
            "net.UDPConn.ReadFromUDP",
            "net.IPConn.ReadFrom",
            "net.IPConn.ReadFromIP",
        ],
        entries: &["ctr-13", "net-07", "net-28"],
        text: "The rest of a datagram that is longer than the buffer is lost without an error on Unix systems; Windows \
               reports one. The next call writes into the same buffer: copy `b[:n]` before a goroutine or channel gets \
               it, as only n and addr are new in each iteration. ReadFrom and ReadFromUDP allocate an address each \
               time.",
    },
    Note {
        symbols: &["net.UDPConn.ReadFromUDPAddrPort"],
        entries: &["ctr-13", "net-13b", "net-07"],
        text: "It allocates nothing, unlike ReadFromUDP. On a socket of the network udp an IPv4 sender has the form \
               `::ffff:127.0.0.1`: unmap before it becomes a map key or meets an IPv4 prefix. On udp4 it never has.",
    },
    Note {
        symbols: &["net.UDPConn.ReadMsgUDP", "net.UDPConn.ReadMsgUDPAddrPort"],
        entries: &["ctr-13"],
        text: "The flags tell of truncation: MSG_TRUNC is set when the datagram was longer than the buffer. That is \
               the only way to learn of it on Unix systems, short of a buffer with room for the largest one, 65507 \
               bytes over IPv4.",
    },
    Note {
        symbols: &[
            "net.PacketConn.WriteTo",
            "net.UDPConn.WriteTo",
            "net.UDPConn.WriteToUDP",
            "net.UDPConn.WriteToUDPAddrPort",
        ],
        entries: &["net-18", "net-38"],
        text: "More than 65507 bytes fail with EMSGSIZE over IPv4, 65527 over IPv6. Less is fragmented when it exceeds \
               the path's MTU, and one lost fragment loses it all: about 1200 bytes are safe everywhere. On a dialed \
               socket it fails with ErrWriteToConnected. ENETUNREACH and EPERM are real errors here too, so look at \
               the result.",
    },
    Note {
        symbols: &["net.ListenPacket", "net.ListenUDP"],
        entries: &["net-30", "ctr-14"],
        text: "With an empty host the socket hears all addresses, `LocalAddr` is `[::]` or `0.0.0.0`, and an answer \
               may leave from another address than the one that was asked. Network udp4 is plain UDP: the unprivileged \
               ping sockets of golang.org/x/net/icmp only share its name.",
    },
    Note {
        symbols: &["net.ListenMulticastUDP"],
        entries: &["net-28"],
        text: "It sets SO_REUSEADDR, so several processes hear the group, and on Linux the socket also receives groups \
               that other programs of the host have joined: check the destination. Loopback of own packets is off. For \
               more than one group or interface golang.org/x/net/ipv4 is made.",
    },
    Note {
        symbols: &["net.IPConn", "net.ListenIP"],
        entries: &["ctr-14"],
        text: "A raw socket: it needs CAP_NET_RAW or root. Each one gets a copy of every packet of its protocol on the \
               host, also of those that the kernel answers itself. An ICMP echo without privilege takes \
               golang.org/x/net/icmp, and on Linux a group within net.ipv4.ping_group_range.",
    },
    Note {
        symbols: &["net.ErrWriteToConnected"],
        entries: &["net-38"],
        text: "A dialed UDP socket has its peer and refuses WriteTo; a listening one has none and refuses Write. Code \
               that got either from a caller fails on the first datagram, not when it is built.",
    },
];
