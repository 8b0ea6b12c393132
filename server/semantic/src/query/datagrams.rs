//! UDP sockets: how they were made.

use crate::flow::Value;
use crate::model::{Callee, Model};
use crate::syntax::ast::{Expr, ExprId};
use crate::syntax::visit::Node;
use crate::types::{Const, LocalId, TyKind};

/// A call that makes a UDP socket.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UdpSocket {
    /// The call.
    pub call: ExprId,
    /// The network, if it is constant: `udp`, `udp4` or `udp6`.
    pub network: Option<&'static str>,
    /// The address that it is bound to or, of a connected socket, sends to: a text or a `*net.UDPAddr`.
    pub address: Option<ExprId>,
    /// Whether it is connected to one peer.
    pub connected: bool,
}

/// The calls that may make a UDP socket.
pub const UDP_SOCKETS: &[&str] = &[
    "net.Dial",
    "net.DialTimeout",
    "net.Dialer.Dial",
    "net.Dialer.DialContext",
    "net.DialUDP",
    "net.ListenPacket",
    "net.ListenConfig.ListenPacket",
    "net.ListenUDP",
];

impl Callee {
    /// Whether the call sends a datagram or, on a stream, writes: the argument that it writes comes first.
    pub fn is_send(self) -> bool {
        matches!(self.method_name(), Some("Write" | "WriteTo" | "WriteToUDP" | "WriteToUDPAddrPort" | "WriteToIP"))
    }
}

impl Model<'_> {
    /// The UDP socket that a call makes.
    pub fn udp_socket(&self, call: ExprId) -> Option<UdpSocket> {
        let callee = self.callee(call);
        let is_lister =
            callee.is_func("net", "ListenPacket") || callee.is_method("net", "ListenConfig", "ListenPacket");
        let with_context =
            callee.is_method("net", "Dialer", "DialContext") || callee.is_method("net", "ListenConfig", "ListenPacket");
        let by_name = is_lister
            || with_context
            || callee.is_func_of("net", &["Dial", "DialTimeout"])
            || callee.is_method("net", "Dialer", "Dial");
        let first = usize::from(with_context);
        let network = self.arg(call, first).and_then(|arg| self.constant(arg)).and_then(Const::as_str);
        if by_name {
            let network = network.filter(|network| matches!(*network, "udp" | "udp4" | "udp6"))?;
            let address = self.arg(call, first + 1);
            return Some(UdpSocket { call, network: Some(network), address, connected: !is_lister });
        }
        let connected = callee.is_func("net", "DialUDP");
        if !connected && !callee.is_func("net", "ListenUDP") {
            return None;
        }
        let address = self.arg(call, if connected { 2 } else { 1 });
        Some(UdpSocket { call, network, address, connected })
    }

    /// The UDP socket that an expression names, if it is seen how it was made.
    pub fn udp_socket_of(&self, conn: ExprId) -> Option<UdpSocket> {
        let mut conn = self.decl().unparen(conn);
        if let Expr::TypeAssert { x, .. } = self.decl()[conn] {
            conn = x;
        }
        let source = self.source_call(conn)?;
        (source.result == 0).then(|| self.udp_socket(source.value)).flatten()
    }

    /// Whether an expression is a connection that carries datagrams.
    pub fn is_datagram_conn(&self, conn: ExprId) -> bool {
        self.ty(conn).is_packet_conn() || self.udp_socket_of(conn).is_some()
    }

    /// The size of the memory that a byte slice covers, where it is constant: `make([]byte, 512)`, a variable that holds it
    /// all its life, `buf[:]` of an array. With the expression that says the size, unless a type does.
    pub fn buffer_size(&self, buffer: ExprId) -> Option<(i128, Option<ExprId>)> {
        let mut buffer = self.decl().unparen(buffer);
        if let Expr::Slice { x, lo: None, hi, max: None } = self.decl()[buffer] {
            if let Some(hi) = hi {
                return Some((self.int(hi)?, Some(hi)));
            }
            buffer = self.decl().unparen(x);
        }
        if let TyKind::Array(Some(len), _) = self.underlying(buffer).kind() {
            return Some((i128::from(*len), None));
        }
        let made = match self.local(buffer) {
            Some(local) => self.only_value(buffer, local)?,
            None => buffer,
        };
        if !self.callee(made).is_builtin("make") || self.args(made).len() != 2 {
            return None;
        }
        let size = self.arg(made, 1)?;
        Some((self.int(size)?, Some(size)))
    }

    /// The value that a variable has all its life; what is written into its memory does not count.
    fn only_value(&self, ident: ExprId, local: LocalId) -> Option<ExprId> {
        let flow = self.flow(self.enclosing_func(Node::Expr(ident)));
        match flow.locals().only_write(local)?.value {
            Value::Expr(value) => Some(self.decl().unparen(value)),
            _ => None,
        }
    }
}
