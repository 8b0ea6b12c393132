//! Listening at Unix sockets, whose files outlive a process that dies.

use crate::model::Model;
use crate::summary::field_of;
use crate::syntax::ast::{BinaryOp, Expr, ExprId};
use crate::types::LocalKind;

/// The calls that may listen at a Unix socket.
pub const UNIX_LISTENS: &[&str] = &["net.Listen", "net.ListenUnix", "net.ListenConfig.Listen"];

/// What a call needs to be given to listen at a Unix socket.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnixListen {
    /// The constant `"unix"` or `"unixpacket"`.
    pub network: ExprId,
    /// The path of the file.
    pub path: ExprId,
}

/// How far the making of a path is followed.
const MAX_STEPS: usize = 6;

impl Model<'_> {
    /// The socket file that a call creates to listen there.
    pub fn unix_listen(&self, listen: ExprId) -> Option<UnixListen> {
        let callee = self.callee(listen);
        let (network, address) = match callee.is_method("net", "ListenConfig", "Listen") {
            true => (1, 2),
            false if callee.is_func_of("net", &["Listen", "ListenUnix"]) => (0, 1),
            false => return None,
        };
        let (network, address) = (self.arg(listen, network)?, self.arg(listen, address)?);
        let path = if callee.is_func("net", "ListenUnix") { self.name_of_address(address)? } else { address };
        (self.is_unix_network(network) && !self.is_abstract(path)).then_some(UnixListen { network, path })
    }

    fn is_unix_network(&self, network: ExprId) -> bool {
        let network = self.constant(network).and_then(|value| value.as_str());
        network.is_some_and(|network| matches!(network, "unix" | "unixpacket"))
    }

    /// The name in `&net.UnixAddr{Name: name}` and `net.ResolveUnixAddr("unix", name)`.
    fn name_of_address(&self, address: ExprId) -> Option<ExprId> {
        if let Some(literal) = self.source_literal(address) {
            return self.element(literal, "Name");
        }
        let source = self.source_call(address)?;
        self.callee(source.value).is_func("net", "ResolveUnixAddr").then(|| self.arg(source.value, 1))?
    }

    /// Whether a name is one that no file stands for.
    fn is_abstract(&self, path: ExprId) -> bool {
        let mut first = self.decl().unparen(path);
        while let Expr::Binary { op: BinaryOp::Add, x, .. } = self.decl()[first] {
            first = self.decl().unparen(x);
        }
        let name = self.constant(path).or_else(|| self.constant(first)).and_then(|value| value.as_str());
        name.is_some_and(|name| name.is_empty() || name.starts_with(['@', '\0']))
    }

    /// Whether the next run of the program will use the same path, as far as is known: nothing in it was made up for this
    /// run.
    pub fn is_lasting_path(&self, path: ExprId) -> bool {
        self.is_lasting(path, MAX_STEPS)
    }

    fn is_lasting(&self, path: ExprId, steps: usize) -> bool {
        let path = self.decl().unparen(path);
        let Some(steps) = steps.checked_sub(1) else { return false };
        if self.constant(path).is_some() {
            return true;
        }
        match self.decl()[path] {
            Expr::Binary { op: BinaryOp::Add, x, y } => self.is_lasting(x, steps) && self.is_lasting(y, steps),
            // What a flag points to.
            Expr::Star(x) => self.is_lasting(x, steps),
            Expr::Selector { .. } => self.place(path).is_some(),
            Expr::Ident(_) => match self.local(path) {
                None => self.place(path).is_some(),
                Some(local) => match self.local_object(local).map(|object| object.kind) {
                    Some(LocalKind::Param(_)) => true,
                    Some(LocalKind::Var) => self
                        .only_definition(local)
                        .is_some_and(|source| source.result == 0 && self.is_lasting(source.value, steps)),
                    _ => false,
                },
            },
            Expr::Call { .. } => {
                let callee = self.callee(path);
                let is_lasting = callee.is_func_of("path/filepath", &["Join", "Clean", "Abs"])
                    || callee.is_func_of("path", &["Join", "Clean"])
                    || callee.is_func_of("os", &["Getenv", "TempDir", "UserHomeDir", "UserCacheDir", "UserConfigDir"])
                    || callee.is_func("flag", "String")
                    || callee.is_func("fmt", "Sprintf");
                is_lasting && self.args(path).all(|arg| self.is_lasting(arg, steps))
            }
            _ => false,
        }
    }

    /// The path that a call removes from the file system.
    pub fn removed_path(&self, call: ExprId) -> Option<ExprId> {
        let callee = self.callee(call);
        let removes = callee.is_func_of("os", &["Remove", "RemoveAll"])
            || callee.is_func("syscall", "Unlink")
            || callee.is_func("golang.org/x/sys/unix", "Unlink");
        removes.then(|| self.arg(call, 0))?
    }

    /// Whether `path` here and `other` in `model` may be the same: different constants and different fields are not.
    pub fn may_be_path(&self, path: ExprId, model: &Model, other: ExprId) -> bool {
        if let (Some(path), Some(other)) = (self.constant(path), model.constant(other)) {
            return path == other;
        }
        let field = |model: &Model, path| field_of(model.decl(), model.info(), path);
        match (field(self, path), field(model, other)) {
            (Some(path), Some(other)) => path == other,
            _ => true,
        }
    }

    /// Whether `path` here and `other` in the same declaration are the same for certain.
    pub fn is_path(&self, path: ExprId, other: ExprId) -> bool {
        match (self.constant(path), self.constant(other)) {
            (Some(path), Some(other)) => path == other,
            _ => self.place(path).is_some() && self.place(path) == self.place(other),
        }
    }

    /// Whether the declaration asks whether somebody answers at a socket.
    pub fn probes_socket(&self) -> bool {
        self.calls_in(self.whole()).any(|call| {
            let callee = self.callee(call);
            let dials = callee.is_func_of("net", &["Dial", "DialTimeout", "DialUnix"])
                || ["Dial", "DialContext", "DialUnix"].iter().any(|name| callee.is_method("net", "Dialer", name));
            dials && self.args(call).any(|arg| self.is_unix_network(arg))
        })
    }
}
