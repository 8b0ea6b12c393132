//! Whether somebody limits how long a connection is waited for: here, in what it is handed to, or in the callers.

use super::Site;
use crate::flow::FuncRef;
use crate::intern::Symbol;
use crate::model::Model;
use crate::summary::{Arg, Ops, Place};
use crate::syntax::ast::{Expr, ExprId};
use crate::syntax::visit::Node;
use crate::types::{Def, LocalId, LocalKind, Ty, TyKind, TypeName};

/// Who is at the other end of a connection.
#[derive(Clone, Debug)]
pub enum Peer<'p> {
    /// Somebody whose connection was accepted here, or where the function is called.
    Client(Option<Site<'p>>),
    /// Not known: nobody in the package calls the function.
    Unseen,
}

/// Callers are followed this far.
const MAX_DEPTH: usize = 4;

impl<'p> Model<'p> {
    /// Who is at the other end of a connection, when nothing of `limit` (the deadlines of one direction) can be in force at
    /// `at`, and nobody else can end the waiting: the connection is served, by this function or by its callers, who all
    /// keep it to themselves. `None` when one of this is not certain.
    pub fn unlimited_peer(&self, conn: LocalId, at: ExprId, limit: Ops) -> Option<Peer<'p>> {
        if self.may_be_limited(conn, at, limit) || self.speaks_of_limits() || !self.is_package_whole() {
            return None;
        }
        self.peer(conn, limit, MAX_DEPTH)
    }

    /// Whether this declaration, or what it hands the connection to, may limit the waiting at `at`: by a deadline, by closing
    /// the connection from elsewhere, or out of sight.
    pub fn may_be_limited(&self, conn: LocalId, at: ExprId, limit: Ops) -> bool {
        self.is_transport() || self.is_limited_in(conn, self.enclosing_func(Node::Expr(at)), limit, None)
    }

    /// Whether no caller that is seen has a say in how long a parameter of the declared function is waited for: none closes
    /// it from elsewhere, none lets it out of sight. Not while a syntax error may hide one.
    pub fn is_left_alone_by_callers(&self, conn: LocalId) -> bool {
        let Some(object) = self.local_object(conn).filter(|object| object.func.is_none()) else { return false };
        let (LocalKind::Param(index), Some(function)) = (object.kind, self.function()) else { return false };
        self.is_package_whole()
            && self.call_sites(function).iter().all(|site| site.model.leaves_alone(site.call, Arg::Param(index)))
    }

    fn leaves_alone(&self, call: ExprId, arg: Arg) -> bool {
        let func = self.enclosing_func(Node::Expr(call));
        let given =
            self.touches().iter().filter(|touch| touch.pass.is_some_and(|pass| pass.call == call && pass.arg == arg));
        let mut locals = given.map(|touch| touch.place.as_local());
        locals.all(|local| local.is_some_and(|local| !self.is_limited_in(local, func, Ops::NONE, Some(call))))
    }

    fn is_limited_in(&self, conn: LocalId, func: FuncRef, limit: Ops, except: Option<ExprId>) -> bool {
        let place = Place::local(conn);
        let mut touches =
            self.touches_of(&place).filter(|touch| touch.pass.is_none_or(|pass| Some(pass.call) != except));
        touches.any(|touch| {
            let ops = self.ops_of(touch);
            // A variable that gets another connection says nothing about this one.
            let is_replaced = ops.any(Ops::STORE) && self.local(touch.expr).is_some() && touch.pass.is_none();
            ops.any(limit | Ops::ESCAPES) || is_replaced || (ops.any(Ops::CLOSE) && self.is_apart(touch.expr, func))
        })
    }

    fn peer(&self, conn: LocalId, limit: Ops, depth: usize) -> Option<Peer<'p>> {
        if let Some(definition) = self.only_definition(conn) {
            let is_accepted = definition.result == 0 && self.callee(definition.value).is_accept();
            return is_accepted.then_some(Peer::Client(None));
        }
        let object = self.local_object(conn)?;
        let LocalKind::Param(index) = object.kind else { return None };
        if object.func.is_some() {
            return None;
        }
        self.giver(Arg::Param(index), limit, depth.checked_sub(1)?)
    }

    /// Who is at the other end of what the callers give the declared function.
    fn giver(&self, arg: Arg, limit: Ops, depth: usize) -> Option<Peer<'p>> {
        let function = self.function()?;
        let summaries = self.summaries();
        let callers = summaries.callers(function)?;
        // A function that is used as a value is called by somebody who may have set a deadline.
        if callers.unseen && !function.name.is_exported() {
            return None;
        }
        if callers.sites.is_empty() {
            return Some(Peer::Unseen);
        }
        let mut peer = Peer::Unseen;
        for site in self.call_sites(function) {
            let found = site.model.given(site.call, arg, limit, depth)?;
            match (&peer, found) {
                (Peer::Unseen, Peer::Client(None)) => peer = Peer::Client(Some(site)),
                (Peer::Unseen, found) => peer = found,
                (Peer::Client(_), _) => {}
            }
        }
        Some(peer)
    }

    /// Who is at the other end of what one call gives.
    fn given(&self, call: ExprId, arg: Arg, limit: Ops, depth: usize) -> Option<Peer<'p>> {
        let func = self.enclosing_func(Node::Expr(call));
        let mut peer = None;
        for touch in self.touches() {
            if !touch.pass.is_some_and(|pass| pass.call == call && pass.arg == arg) {
                continue;
            }
            // Who else works with a field is not known.
            let local = touch.place.as_local()?;
            if self.is_limited_in(local, func, limit, Some(call)) {
                return None;
            }
            peer = peer.or_else(|| self.peer(local, limit, depth));
        }
        peer
    }

    /// Whether the declaration is a method of something that is read from or written to itself: what limits it decides.
    fn is_transport(&self) -> bool {
        let Some(ty) = self.receiver_type() else { return false };
        ["Read", "Write"].iter().any(|name| {
            let found = self.types().lookup(ty, Symbol::new(name));
            found.is_some_and(|found| !found.is_field())
        })
    }

    fn receiver_type(&self) -> Option<Ty> {
        let name = self.function()?.recv;
        let owner = TypeName { package: self.package().path, name, scope: 0 };
        (name != Symbol::EMPTY).then(|| Ty::new(TyKind::Named(owner, Box::default())))
    }

    /// Whether the code names a limit in a way that is not understood: a field or method of the receiver, of a wrapper, of a
    /// configuration.
    fn speaks_of_limits(&self) -> bool {
        let fields = self.receiver_type().map(|ty| self.types().underlying(ty).kind());
        let has_limit =
            matches!(fields, Some(TyKind::Struct(fields)) if fields.iter().any(|field| is_limit(field.name)));
        has_limit
            || self.decl().exprs().any(|expr| {
                let Expr::Selector { sel, .. } = self.decl()[expr] else { return false };
                self.decl().ident(sel).is_some_and(is_limit) && !self.is_deadline_method(sel)
            })
    }

    /// Whether an identifier names a method whose effect is known.
    fn is_deadline_method(&self, ident: ExprId) -> bool {
        match self.def(ident) {
            Def::Method { owner: Some(owner), name } => {
                matches!(owner.package.as_str(), "net" | "crypto/tls") && name.as_str().starts_with("Set")
            }
            _ => false,
        }
    }
}

fn is_limit(name: Symbol) -> bool {
    let name = name.as_str().to_ascii_lowercase();
    name.contains("deadline") || name.contains("timeout")
}
