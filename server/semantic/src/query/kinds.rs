//! Questions about what kind of thing a type is, in the vocabulary of the rules.

use crate::types::{Ty, TyKind};

impl Ty {
    /// A network connection: `net.Conn` or one of the standard library's implementations.
    pub fn is_conn(self) -> bool {
        self.is_stream_conn() || self.is_packet_conn()
    }

    /// A connection that carries a stream of bytes: a `net.Conn` that is not known to carry datagrams.
    pub fn is_stream_conn(self) -> bool {
        self.is_named("net", "Conn")
            || self.is_pointer_to("net", "TCPConn")
            || self.is_pointer_to("net", "UnixConn")
            || self.is_pointer_to("crypto/tls", "Conn")
    }

    /// A connection that carries datagrams.
    pub fn is_packet_conn(self) -> bool {
        self.is_named("net", "PacketConn")
            || self.is_pointer_to("net", "UDPConn")
            || self.is_pointer_to("net", "IPConn")
    }

    /// A listener for stream connections.
    pub fn is_listener(self) -> bool {
        self.is_named("net", "Listener")
            || self.is_pointer_to("net", "TCPListener")
            || self.is_pointer_to("net", "UnixListener")
    }

    /// `context.Context`
    pub fn is_context(self) -> bool {
        self.is_named("context", "Context")
    }

    /// `context.CancelFunc` or `context.CancelCauseFunc`
    pub fn is_cancel_func(self) -> bool {
        self.is_named("context", "CancelFunc") || self.is_named("context", "CancelCauseFunc")
    }

    /// `error`
    pub fn is_error(self) -> bool {
        self.is_named("", "error")
    }

    /// A mutex or a pointer to one.
    pub fn is_mutex(self) -> bool {
        let ty = self.pointee().unwrap_or(self);
        ty.is_named("sync", "Mutex") || ty.is_named("sync", "RWMutex")
    }

    /// A wait group or a pointer to one.
    pub fn is_wait_group(self) -> bool {
        self.pointee().unwrap_or(self).is_named("sync", "WaitGroup")
    }

    /// The element type of a channel type, not looking through names.
    pub fn chan_elem(self) -> Option<Ty> {
        match self.kind() {
            TyKind::Chan(_, elem) => Some(*elem),
            _ => None,
        }
    }
}
