//! Addresses, those of net/netip too.

use crate::notes::Note;

pub(in crate::notes) static NOTES: &[Note] = &[
    Note {
        symbols: &["net.IP"],
        entries: &["net-13", "ctr-09"],
        text: "One IPv4 address has two forms, 4 bytes and 16 bytes, and `ParseIP` returns the long one. \
               `bytes.Equal`, `reflect.DeepEqual` and `string(ip)` as a map key tell the forms apart; `Equal` does \
               not. In the long form the IPv4 bytes are 12 to 15, and `ip[0]` is 0: take `To4` before indexing.",
    },
    Note {
        symbols: &["net.ParseIP"],
        entries: &["ctr-09", "net-13"],
        text: "The result is nil for anything malformed, and always 16 bytes long otherwise. Nil goes on silently: it \
               equals no address, prints as `<nil>`, and `To4()[0]` of it panics. Zones (`fe80::1%eth0`) and, since Go \
               1.17, IPv4 numbers with leading zeros are malformed.",
    },
    Note {
        symbols: &["net.IP.Equal"],
        entries: &["net-13"],
        text: "It takes both forms of an IPv4 address as the same, which no comparison of bytes or strings of bytes \
               does. Zones are not part of an IP, so link-local addresses of two interfaces are equal to it.",
    },
    Note {
        symbols: &["net.IP.To4"],
        entries: &["ctr-09"],
        text: "The result is a slice of the same array, so writing to it changes the address it came from. For IPv6 it \
               is nil, and an index into that panics. Check for nil once and index after that.",
    },
    Note {
        symbols: &["net.IPv4"],
        entries: &["ctr-09"],
        text: "The result has 16 bytes, with the four at the end; `net.IP{1, 2, 3, 4}` has four. `Equal` takes them as \
               the same address, byte comparisons do not. Code that writes it to the wire wants `To4` first.",
    },
    Note {
        symbols: &["net.IPNet.Contains"],
        entries: &["net-13"],
        text: "It accepts both forms of an IPv4 address, and `::ffff:10.0.0.1` counts as 10.0.0.1. \
               `netip.Prefix.Contains` is different: there a mapped address lies in no IPv4 prefix. An allow-list that \
               moves from one to the other changes its meaning on dual-stack listeners.",
    },
    Note {
        symbols: &["net.TCPAddr", "net.UDPAddr"],
        entries: &["net-31", "net-13"],
        text: "The addresses of a connection are interfaces: `c.RemoteAddr().(*net.TCPAddr)` panics for Unix sockets \
               and pipes. Being pointers, two equal addresses are never `==` and no map key; `AddrPort()` gives a \
               value that is, once it is unmapped.",
    },
    Note {
        symbols: &["net.TCPAddr.AddrPort", "net.UDPAddr.AddrPort"],
        entries: &["net-13b", "ctr-13"],
        text: "The address keeps the form of the IP: of an IPv4 peer on a dual-stack listener it is \
               `::ffff:127.0.0.1`, which is not `==` to `127.0.0.1` and lies in no IPv4 prefix. \
               `netip.AddrPortFrom(ap.Addr().Unmap(), ap.Port())` makes a key that compares as expected.",
    },
    Note {
        symbols: &["net.Addr"],
        entries: &["net-25a", "net-31"],
        text: "Behind the interface is a pointer: comparing two of them with `==` compares pointers, and as a map key \
               each connection gets its own entry. `String()` is the usual key; it allocates, and is the same for all \
               clients of a Unix socket.",
    },
    Note {
        symbols: &["net.JoinHostPort"],
        entries: &["net-24", "net-32"],
        text: "It puts IPv6 addresses into brackets, which `host + \":\" + port` and `Sprintf(\"%s:%d\")` forget: \
               those work until the first IPv6 host. It does not look at its arguments: a host that has brackets \
               already gets a second pair.",
    },
    Note {
        symbols: &["net.SplitHostPort"],
        entries: &["net-24"],
        text: "Without a port it fails, \"missing port in address\", and returns no host either; an IPv6 address \
               without brackets fails with \"too many colons\". The zone stays with the host. The port may be a name \
               or empty: it is not checked.",
    },
    Note {
        symbols: &["net/netip.Addr"],
        entries: &["net-13", "net-13b"],
        text: "A comparable value: `==` and map keys work, but three things differ that look alike. `1.2.3.4` is not \
               `::ffff:1.2.3.4`, the same address with another zone is another value, and the zero Addr is no address \
               at all. `Unmap` removes the first difference, `WithZone(\"\")` the second.",
    },
    Note {
        symbols: &["net/netip.AddrFromSlice"],
        entries: &["net-13b"],
        text: "16 bytes make an IPv6 address, even when they hold IPv4: the result for `net.ParseIP(\"1.2.3.4\")` is \
               not equal to `netip.MustParseAddr(\"1.2.3.4\")`. Append `.Unmap()`. The second result is false for any \
               other length, and the Addr is then the zero value, which is no address.",
    },
    Note {
        symbols: &["net/netip.ParseAddr", "net/netip.ParseAddrPort"],
        entries: &["net-13b"],
        text: "A text such as `::ffff:1.2.3.4` stays IPv4 inside IPv6: unequal to `1.2.3.4`, and outside of \
               `10.0.0.0/8` and the like. An address that a user or header supplies can slip past a deny-list that \
               way; Unmap before comparing. Names are not resolved.",
    },
    Note {
        symbols: &["net/netip.Addr.Unmap", "net/netip.Addr.Is4In6"],
        entries: &["net-13b", "ctr-13"],
        text: "Mapped addresses come from dual-stack sockets: `ReadFromUDPAddrPort` and `AddrPort()` of an IPv4 peer \
               give them. Sockets of the networks tcp4 and udp4 never do. Unmap where an address enters the program, \
               so that map keys, `==` and prefixes agree; it leaves every other address as it is.",
    },
    Note {
        symbols: &["net/netip.Prefix.Contains"],
        entries: &["net-13b"],
        text: "On a dual-stack listener every IPv4 peer arrives mapped, and is then in none of the IPv4 prefixes: an \
               allow-list refuses everybody, a deny-list nobody. Ask for `ip.Unmap()`. `net.IPNet.Contains` unmaps by \
               itself.",
    },
    Note {
        symbols: &["net/netip.AddrPort"],
        entries: &["net-13b", "ctr-13"],
        text: "A good map key for UDP peers: no pointer, no allocation, comparable. Two entries for one peer appear \
               when it is filled from sockets of both kinds, as the address keeps its mapped form until it is \
               unmapped.",
    },
    Note {
        symbols: &["net.InterfaceAddrs"],
        entries: &["net-24", "net-30"],
        text: "It lists addresses, not the one that a peer would reach: loopback, containers' bridges and link-local \
               ones are among them, as `*net.IPNet`. The source address towards a peer shows `net.Dial(\"udp\", peer)` \
               and its LocalAddr; that sends no packet.",
    },
];
