//! Dialing.

use crate::notes::Note;

pub(in crate::notes) static NOTES: &[Note] = &[
    Note {
        symbols: &["net.Dial"],
        entries: &["net-11", "net-09", "net-32", "gor-23"],
        text: "It resolves the name, sorts the addresses and tries each, IPv6 and IPv4 side by side, in goroutines of \
               its own: a network namespace of the calling thread does not reach them. It has no time bound: the \
               kernel gives up after about 130 s on Linux and 75 s on macOS, for each address. Use a `net.Dialer` with \
               a Timeout, or DialContext.",
    },
    Note {
        symbols: &["net.Dialer.Dial"],
        entries: &["net-11"],
        text: "It uses `context.Background()`, so only the Timeout and Deadline of the dialer bound it; with neither \
               the kernel decides, about two minutes an address on Linux. The address list is tried in order until one \
               answers, and the error returned is that of the first address.",
    },
    Note {
        symbols: &["net.Dialer.DialContext"],
        entries: &["net-11", "conn-11", "x-08"],
        text: "The context governs connecting only: once there is a connection, cancelling it does nothing to reads \
               and writes. For those set deadlines, or close from `context.AfterFunc`. A dial that ran out of time \
               matches `context.DeadlineExceeded` and not `os.ErrDeadlineExceeded`, although it prints \"i/o \
               timeout\".",
    },
    Note {
        symbols: &["net.DialTimeout"],
        entries: &["net-11"],
        text: "The time covers resolution and all addresses together; each address gets an equal share of what is \
               left, but at least 2 s. With many dead addresses a short timeout is spent before the good one is tried. \
               It cannot be cancelled; DialContext can.",
    },
    Note {
        symbols: &["net.Dialer"],
        entries: &["net-11", "net-20"],
        text: "The zero value has no time limit of its own. It keeps no state: one dialer may serve all goroutines, \
               and copying it is cheap. Keepalive is on by default, Multipath TCP is off for it (`net.Listen` has had \
               it on since Go 1.24).",
    },
    Note {
        symbols: &["net.Dialer.Timeout", "net.Dialer.Deadline"],
        entries: &["net-11", "net-16"],
        text: "The earliest of Timeout, Deadline and the context's deadline wins. They bound look-up and connect \
               together and do not touch the connection that comes out. Timeout counts anew from each Dial; Deadline \
               is one point in time, so a dialer that is kept fails for good after it.",
    },
    Note {
        symbols: &["net.Dialer.FallbackDelay"],
        entries: &["net-09", "gor-23"],
        text: "A host with IPv6 and IPv4 addresses is dialed with the first family, and 300 ms later with the other \
               one in parallel; the loser is closed, so a server may see a connection that ends at once. A negative \
               value turns that off and keeps the attempt in the calling goroutine.",
    },
    Note {
        symbols: &["net.Dialer.LocalAddr"],
        entries: &["net-30"],
        text: "It must be of the type of the network, a `*net.TCPAddr` for tcp, or the dial fails. An address of one \
               family leaves only remote addresses of that family. A fixed port cannot be dialed again to the same \
               peer while the last connection lingers in TIME_WAIT.",
    },
    Note {
        symbols: &["net.Dialer.Cancel"],
        entries: &["conn-11"],
        text: "Deprecated since Go 1.7 in favour of DialContext, and more costly: each dial that has it starts a \
               goroutine which waits for the channel.",
    },
    Note {
        symbols: &["net.DialTCP", "net.DialUDP", "net.DialUnix", "net.DialIP"],
        entries: &["net-09", "net-31"],
        text: "One address is tried: no fallback to others, no timeout, no context. In return the type is known \
               without an assertion. From Go 1.26 on the methods of the same names of `net.Dialer` take a context and \
               netip addresses.",
    },
    Note {
        symbols: &["net.Dialer.DialTCP", "net.Dialer.DialUDP", "net.Dialer.DialUnix", "net.Dialer.DialIP"],
        entries: &["net-09", "net-11"],
        text: "Since Go 1.26: a concrete connection type and a context, for one netip address. There is no look-up and \
               no second address to fall back to, so take it where an `AddrPort` is at hand, not after resolving a \
               name.",
    },
    Note {
        symbols: &["net.ResolveTCPAddr", "net.ResolveUDPAddr", "net.ResolveIPAddr"],
        entries: &["net-09"],
        text: "It keeps one address of all that the name has, IPv4 first, and takes no context. Dialing that address \
               looks nothing up again, but has lost the fallback to the others and the race of IPv6 and IPv4. Give the \
               name to Dial instead.",
    },
];
