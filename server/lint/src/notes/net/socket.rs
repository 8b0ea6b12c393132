//! What the kernel is told about a socket: linger, keepalive, buffers, and the descriptor itself.

use crate::notes::Note;

pub(in crate::notes) static NOTES: &[Note] = &[
    Note {
        symbols: &["net.TCPConn.SetLinger"],
        entries: &["net-19", "ctr-11"],
        text: "With 0 the next Close discards what was not sent yet and resets the connection: of 1 MiB that Write had \
               accepted a client got 128 KB. With a positive value Close may block, and on Linux with it a thread of \
               the runtime. The default needs no call: Close returns at once, and the kernel delivers the rest. It is \
               no cure for TIME_WAIT, which takes 60 s of a port only where the connection is closed first.",
    },
    Note {
        symbols: &["net.TCPConn.SetNoDelay"],
        entries: &["net-29"],
        text: "It is on from the start, so a header and a payload that are written one after the other travel in two \
               packets. Gather them in one Write, a `net.Buffers` or a `bufio.Writer`. Switching it off brings back \
               waits of about 40 ms where the peer delays its acknowledgements.",
    },
    Note {
        symbols: &["net.TCPConn.SetKeepAlive"],
        entries: &["net-20", "ctr-12"],
        text: "Dialed and accepted connections have it on already: a host that vanished is found after about 150 s \
               without traffic (15 s idle, then 9 probes 15 s apart). A process that crashed is known at once, as its \
               kernel closes the connection. While sent data waits for an acknowledgement no probes are sent; then the \
               retransmission limits of the kernel decide.",
    },
    Note {
        symbols: &["net.TCPConn.SetKeepAlivePeriod"],
        entries: &["net-20", "ctr-12"],
        text: "It sets only how long the connection is idle before the first probe. Since Go 1.23 interval and count \
               stay at 15 s and 9, so 30 s here means a vanished peer is given up after 165 s; until Go 1.22 it set \
               the interval as well. SetKeepAliveConfig sets all three.",
    },
    Note {
        symbols: &["net.KeepAliveConfig", "net.KeepAliveConfig.Enable", "net.TCPConn.SetKeepAliveConfig"],
        entries: &["net-20b", "net-20c", "ctr-12"],
        text: "Without `Enable: true` the other fields count for nothing: in a Dialer or ListenConfig the defaults \
               stay, 15 s, 15 s and 9 probes, and SetKeepAliveConfig even turns keepalive off. With it, a KeepAlive \
               beside it is ignored. A field that is 0 takes its default, a negative one leaves the system's value. \
               Since Go 1.23.",
    },
    Note {
        symbols: &["net.Dialer.KeepAlive", "net.ListenConfig.KeepAlive"],
        entries: &["net-20", "net-20c", "net-20d"],
        text: "A positive value is the idle time before the first probe and nothing else: 30 s alone means 30 + 9 × 15 \
               s until a vanished peer is given up. 0 is not off, it is 15 s; a negative value is off. It is ignored \
               when KeepAliveConfig is enabled.",
    },
    Note {
        symbols: &["net.Dialer.KeepAliveConfig", "net.ListenConfig.KeepAliveConfig"],
        entries: &["net-20b", "net-20d"],
        text: "Idle + Interval × Count is the time until a vanished peer is noticed. It is applied after the \
               connection was made, over whatever a Control function set. Left without `Enable: true` it is as if it \
               were absent. Since Go 1.23.",
    },
    Note {
        symbols: &["net.Dialer.Control", "net.Dialer.ControlContext", "net.ListenConfig.Control"],
        entries: &["ctr-16", "net-20a"],
        text: "It runs before connect or bind, once for each address tried, possibly in several goroutines at once. \
               Keepalive options that it sets are overwritten afterwards (60/10/3 became 30/15/9). The error of a \
               setsockopt inside `RawConn.Control` is lost unless it is carried out in a variable. Listeners on Unix \
               systems have SO_REUSEADDR already.",
    },
    Note {
        symbols: &["net.UDPConn.SetReadBuffer", "net.conn.SetReadBuffer", "net.conn.SetWriteBuffer"],
        entries: &["net-38", "net-22"],
        text: "Linux doubles the value, cuts it silently to rmem_max or wmem_max, and from then on no longer tunes the \
               size of a TCP buffer by itself. For UDP a larger receive buffer is the only defence against bursts: \
               what does not fit is dropped without an error. A larger write buffer only delays a Write to a peer that \
               does not read.",
    },
    Note {
        symbols: &["net.TCPConn.File", "net.conn.File", "net.TCPListener.File", "net.UnixListener.File"],
        entries: &["ctr-17", "ctr-17b"],
        text: "The file is a duplicate and needs a Close of its own. Both share one open file description: calling \
               `Fd` on the file makes the original blocking too, and then its deadlines are ignored, Close hangs and \
               Accept is never woken. File alone leaves it non-blocking, since Go 1.11. To set an option take \
               SyscallConn.",
    },
    Note {
        symbols: &[
            "net.TCPConn.SyscallConn",
            "net.UnixConn.SyscallConn",
            "net.UDPConn.SyscallConn",
            "net.IPConn.SyscallConn",
            "net.TCPListener.SyscallConn",
            "net.UnixListener.SyscallConn",
        ],
        entries: &["ctr-16", "ctr-17b"],
        text: "It lends the descriptor of this very socket, without a duplicate and without making it blocking. \
               `Control` holds the descriptor open while its function runs, so Close takes effect only afterwards. For \
               keepalive since Go 1.23 SetKeepAliveConfig saves the detour.",
    },
    Note {
        symbols: &["syscall.RawConn", "syscall.RawConn.Control"],
        entries: &["ctr-16"],
        text: "Control returns only its own error, that the connection is closed. What the function inside does has no \
               way out but a variable around it: `var serr error`, assigned inside, looked at after. A dropped one let \
               a Dial with an unknown option succeed.",
    },
    Note {
        symbols: &["syscall.RawConn.Read", "syscall.RawConn.Write"],
        entries: &["ctr-17b", "ctr-02"],
        text: "The function is called again each time the poller says that the descriptor is ready, until it returns \
               true; it must do one non-blocking call and return false on EAGAIN. Deadlines and Close of the \
               connection end the wait. Returning false after success waits for data that may never come.",
    },
    Note {
        symbols: &["os.File.Fd"],
        entries: &["ctr-17b"],
        text: "For a pipe, socket or terminal that the poller watched, it sets the descriptor to blocking, for every \
               duplicate of it too: deadlines stop working, and each waiting Read takes a thread. To hand a file to a \
               child put the file itself into `ExtraFiles`; to set an option use SyscallConn.",
    },
    Note {
        symbols: &["os.File.SyscallConn"],
        entries: &["ctr-17b", "ctr-16"],
        text: "Unlike Fd it leaves the descriptor in the poller, so deadlines keep working. The number is valid only \
               inside the function that is passed to Control, Read or Write; kept for later it may already be that of \
               another file.",
    },
    Note {
        symbols: &["net.FileConn", "net.FileListener", "net.FilePacketConn"],
        entries: &["ctr-17"],
        text: "They duplicate the descriptor: file and result each need a Close. A listener taken over this way from a \
               parent process shares its queue with it, so each connection goes to whichever of the two accepts first. \
               Its Unix socket file is not removed on Close, as the listener did not create it.",
    },
];
