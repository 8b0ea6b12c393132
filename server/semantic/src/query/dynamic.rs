//! What the interfaces of `net` hold: which network a connection, listener or address belongs to.

use crate::model::Model;
use crate::syntax::ast::ExprId;
use crate::types::Const;

/// A kind of socket.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Network {
    /// `tcp`, `tcp4`, `tcp6`
    Tcp,
    /// `udp`, `udp4`, `udp6`
    Udp,
    /// `unix`, `unixgram`, `unixpacket`
    Unix,
    /// `ip` and its like
    Ip,
    /// No socket: [`net.Pipe`](https://pkg.go.dev/net#Pipe).
    Pipe,
}

/// Where a connection or listener comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ConnOrigin {
    /// The call that gave it.
    pub call: ExprId,
    /// Its network, if it is written in the code.
    pub network: Option<Network>,
    /// Whether it speaks TLS over that.
    pub tls: bool,
}

/// Listeners and wrappers are followed this far.
const MAX_STEPS: usize = 4;

impl Network {
    /// The network of that name.
    pub fn named(name: &str) -> Option<Network> {
        match name.split(':').next()? {
            "tcp" | "tcp4" | "tcp6" => Some(Network::Tcp),
            "udp" | "udp4" | "udp6" => Some(Network::Udp),
            "unix" | "unixgram" | "unixpacket" => Some(Network::Unix),
            "ip" | "ip4" | "ip6" => Some(Network::Ip),
            _ => None,
        }
    }

    /// What the names of its types in package `net` start with: `TCP` of `TCPConn` and `TCPAddr`.
    pub fn prefix(self) -> &'static str {
        match self {
            Network::Tcp => "TCP",
            Network::Udp => "UDP",
            Network::Unix => "Unix",
            Network::Ip => "IP",
            Network::Pipe => "pipe",
        }
    }
}

impl Model<'_> {
    /// Where the connection or listener that an expression names comes from, when one call gives it.
    pub fn conn_origin(&self, expr: ExprId) -> Option<ConnOrigin> {
        self.origin_within(expr, MAX_STEPS)
    }

    fn origin_within(&self, expr: ExprId, steps: usize) -> Option<ConnOrigin> {
        let steps = steps.checked_sub(1)?;
        let call = self.source_call(expr)?.value;
        let plain = |index| Some(ConnOrigin { call, network: self.constant_network(call, index), tls: false });
        let secure = |index| Some(ConnOrigin { call, network: self.constant_network(call, index), tls: true });
        let inner = |expr: Option<ExprId>| expr.and_then(|expr| self.origin_within(expr, steps));
        match self.callee(call).symbol()?.as_str() {
            "net.Dial" | "net.DialTimeout" | "net.Dialer.Dial" | "net.Listen" | "net.ListenPacket" => plain(0),
            "net.Dialer.DialContext" | "net.ListenConfig.Listen" | "net.ListenConfig.ListenPacket" => plain(1),
            "crypto/tls.Dial" | "crypto/tls.Dialer.Dial" | "crypto/tls.Listen" => secure(0),
            "crypto/tls.DialWithDialer" | "crypto/tls.Dialer.DialContext" => secure(1),
            "crypto/tls.Client" | "crypto/tls.Server" | "crypto/tls.NewListener" => {
                let network = inner(self.arg(call, 0)).and_then(|origin| origin.network);
                Some(ConnOrigin { call, network, tls: true })
            }
            "net.Pipe" => Some(ConnOrigin { call, network: Some(Network::Pipe), tls: false }),
            "net.Listener.Accept" => {
                let listener = inner(self.receiver(call));
                let network = listener.and_then(|listener| listener.network);
                Some(ConnOrigin { call, network, tls: listener.is_some_and(|listener| listener.tls) })
            }
            _ => None,
        }
    }

    fn constant_network(&self, call: ExprId, index: usize) -> Option<Network> {
        Network::named(self.constant(self.arg(call, index)?).and_then(Const::as_str)?)
    }
}
