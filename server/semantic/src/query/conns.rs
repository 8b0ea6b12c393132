//! Where connections come from.

use crate::model::{Callee, Model};
use crate::summary::{Arg, Function, Ops, Run, Touch};
use crate::syntax::ast::{ExprId, Span};

use super::Site;

/// The calls that accept a connection.
pub const ACCEPTS: &[&str] = &[
    "net.Listener.Accept",
    "net.TCPListener.Accept",
    "net.TCPListener.AcceptTCP",
    "net.UnixListener.Accept",
    "net.UnixListener.AcceptUnix",
];

/// The calls that open a connection.
pub const DIALS: &[&str] = &[
    "net.Dial",
    "net.DialTimeout",
    "net.DialTCP",
    "net.DialUDP",
    "net.DialUnix",
    "net.DialIP",
    "net.Dialer.Dial",
    "net.Dialer.DialContext",
    "net.Dialer.DialTCP",
    "net.Dialer.DialUDP",
    "net.Dialer.DialUnix",
    "net.Dialer.DialIP",
    "crypto/tls.Dial",
    "crypto/tls.DialWithDialer",
    "crypto/tls.Dialer.Dial",
    "crypto/tls.Dialer.DialContext",
];

impl Callee {
    /// Whether the call accepts a connection from a listener of the standard library.
    pub fn is_accept(self) -> bool {
        self.symbol().is_some_and(|symbol| ACCEPTS.contains(&symbol.as_str()))
    }
}

impl<'p> Model<'p> {
    /// A call that starts a goroutine of `function` with an accepted connection as argument `arg`, where the spawner
    /// itself leaves the connection alone: it neither closes it nor keeps it. `None` while a syntax error anywhere in the
    /// package may hide who does.
    pub fn connection_handed_over(&self, function: Function, arg: Arg) -> Option<Site<'p>> {
        let summaries = self.summaries();
        let callers = summaries.callers(function)?;
        let is_spawned = callers.of_arg(arg).any(|(run, _)| run == Run::Goroutine);
        if !is_spawned || !callers.hands_over(arg, ACCEPTS) || !self.is_package_whole() {
            return None;
        }
        self.call_sites(function).into_iter().find(|site| site.model.hands_over_accepted(site.call, arg))
    }

    fn hands_over_accepted(&self, call: ExprId, arg: Arg) -> bool {
        let passes = |touch: &&Touch| {
            touch.run == Run::Goroutine && touch.pass.is_some_and(|pass| pass.call == call && pass.arg == arg)
        };
        let Some(touch) = self.touches().iter().find(passes) else { return false };
        let accepted = self.calls_in(Span::new(0, self.decl().len)).any(|accept| {
            let local = touch.place.as_local();
            local.is_some() && self.target_local(accept, 0) == local && self.callee(accept).is_accept()
        });
        accepted && !self.fate(&touch.place).any(Ops::CLOSE | Ops::ESCAPES)
    }
}
