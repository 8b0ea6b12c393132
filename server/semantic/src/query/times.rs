//! Points in time as they are given to deadlines.

use crate::model::Model;
use crate::syntax::ast::{Expr, ExprId};

/// The methods that set a deadline of any kind.
pub const DEADLINES: &[&str] = &[
    "net.Conn.SetDeadline",
    "net.Conn.SetReadDeadline",
    "net.Conn.SetWriteDeadline",
    "net.conn.SetDeadline",
    "net.conn.SetReadDeadline",
    "net.conn.SetWriteDeadline",
    "net.PacketConn.SetDeadline",
    "net.PacketConn.SetReadDeadline",
    "net.PacketConn.SetWriteDeadline",
    "net.TCPListener.SetDeadline",
    "net.UnixListener.SetDeadline",
    "crypto/tls.Conn.SetDeadline",
    "crypto/tls.Conn.SetReadDeadline",
    "crypto/tls.Conn.SetWriteDeadline",
    "os.File.SetDeadline",
    "os.File.SetReadDeadline",
    "os.File.SetWriteDeadline",
];

/// Those of them that limit how long a read of a stream waits.
pub const READ_DEADLINES: &[&str] = &[
    "net.Conn.SetDeadline",
    "net.Conn.SetReadDeadline",
    "net.conn.SetDeadline",
    "net.conn.SetReadDeadline",
    "crypto/tls.Conn.SetDeadline",
    "crypto/tls.Conn.SetReadDeadline",
];

impl Model<'_> {
    /// The duration `d` of `time.Now().Add(d)`.
    pub fn from_now(&self, expr: ExprId) -> Option<ExprId> {
        let add = self.decl().unparen(expr);
        if !self.callee(add).is_method("time", "Time", "Add") {
            return None;
        }
        let now = self.decl().unparen(self.receiver(add)?);
        if self.callee(now).is_func("time", "Now") { self.arg(add, 0) } else { None }
    }

    /// Whether an expression is certain to be the zero time: `time.Time{}`, or a variable that is never set.
    pub fn is_zero_time(&self, expr: ExprId) -> bool {
        let expr = self.decl().unparen(expr);
        if !self.ty(expr).is_named("time", "Time") {
            return false;
        }
        match self.decl()[expr] {
            Expr::CompositeLit { elts, .. } => elts.is_empty(),
            _ => self.local(expr).is_some_and(|local| self.is_zero_variable(local)),
        }
    }
}
