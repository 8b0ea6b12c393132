//! Names and the resolver.

use crate::notes::Note;

pub(in crate::notes) static NOTES: &[Note] = &[
    Note {
        symbols: &["net.LookupHost", "net.LookupIP"],
        entries: &["net-10", "net-27", "net-27b", "net-32"],
        text: "It has no context: with a dead name server it takes 5 s × 2 attempts × servers × search domains. Go \
               sorts the result by RFC 6724, so the first entry is a choice and not luck, but one that may be down; \
               Dial with the name tries all. After an error the slice is nil, and `ips[0]` panics.",
    },
    Note {
        symbols: &["net.LookupAddr", "net.LookupCNAME", "net.LookupNS", "net.LookupTXT"],
        entries: &["net-10"],
        text: "They use `context.Background()`, so the caller's deadline counts for nothing; the methods of \
               `net.DefaultResolver` of the same names take a context. Each call asks a server: the program keeps no \
               cache.",
    },
    Note {
        symbols: &["net.LookupMX", "net.LookupSRV", "net.Resolver.LookupMX", "net.Resolver.LookupSRV"],
        entries: &["net-27", "net-10"],
        text: "The result is sorted by priority already, and shuffled by weight within one (SRV). The first entry is \
               the one to try first, not the only one to try. Records with malformed names are left out, and then \
               there is an error beside a result that is still good.",
    },
    Note {
        symbols: &["net.LookupPort"],
        entries: &["net-10"],
        text: "It reads a table, `/etc/services` where there is one, and sends nothing over the network, so it needs \
               no deadline. A number is returned as it is; a service name depends on the host's table and on a short \
               one built in.",
    },
    Note {
        symbols: &[
            "net.Resolver.LookupHost",
            "net.Resolver.LookupIP",
            "net.Resolver.LookupIPAddr",
            "net.Resolver.LookupNetIP",
        ],
        entries: &["net-10", "ctr-07", "net-27"],
        text: "It returns as soon as the context ends, with cgo as well; there only the thread in getaddrinfo goes on, \
               and the number of such threads is limited. Simultaneous look-ups of one name share one query. The form \
               of an IPv4 address depends on the resolver, 4 bytes from Go's and 16 from C's, which LookupNetIP turns \
               into mapped ones: `Unmap`.",
    },
    Note {
        symbols: &["net.Resolver"],
        entries: &["ctr-07", "ctr-08"],
        text: "There are two resolvers: Go's own, and that of the C library. Go's reads `/etc/hosts`, `resolv.conf` \
               and `nsswitch.conf`, the latter two again every 5 s, and gives way to C where it meets a source that it \
               does not know, such as mdns. On macOS the system's is used even without cgo. `GODEBUG=netdns=2` prints \
               the choice.",
    },
    Note {
        symbols: &["net.Resolver.PreferGo"],
        entries: &["ctr-07", "ctr-08b"],
        text: "It beats `GODEBUG=netdns=cgo` and the platform's default. What only the C library knows, mDNS and LDAP \
               for instance, then finds no names. It is not needed to make look-ups heed a context.",
    },
    Note {
        symbols: &["net.Resolver.Dial"],
        entries: &["ctr-08", "ctr-08b"],
        text: "Only Go's own resolver calls it: without `PreferGo: true` it is silently unused wherever the system's \
               resolver is chosen, as on macOS or with netdns=cgo. It gets the address of the system's name server and \
               may dial another one. A look-up may call it several times, also at once.",
    },
    Note {
        symbols: &["net.Resolver.StrictErrors"],
        entries: &["ctr-08"],
        text: "When it is set, a temporary failure of one of the queries, say for IPv6, fails the whole look-up; \
               unset, the addresses that did arrive are returned. It is about partial results, not about stricter \
               parsing.",
    },
    Note {
        symbols: &["net.DefaultResolver"],
        entries: &["net-10", "ctr-07"],
        text: "The resolver of all package-level look-ups and of dialers without one, a variable of the whole program: \
               replacing it after the start races with look-ups under way, net/http's among them. Its methods are the \
               way to give a look-up a context.",
    },
];
