//! Who closes what a call opened, and where it could be closed.

use super::{ACCEPTS, DIALS, Site};
use crate::flow::FuncRef;
use crate::intern::Symbol;
use crate::model::Model;
use crate::summary::{Arg, Ops, Place, Run, Touch};
use crate::syntax::ast::{ExprId, StmtId};
use crate::syntax::visit::Node;
use crate::types::LocalId;

/// Where a deferred call that closes something belongs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CloseSlot {
    /// At the start of a block, with the name that the resource has there.
    First(StmtId, Symbol),
    /// After a statement, with the name that the resource has there.
    After(StmtId, Symbol),
}

impl<'p> Model<'p> {
    /// Whether something closes what a variable holds, or somebody may do so who can't be seen from here.
    pub fn is_closed_somewhere(&self, local: LocalId) -> bool {
        self.fate_of(local).any(Ops::CLOSE | Ops::ESCAPES | Ops::STORE)
    }

    /// Whether what `call` opens may be needed for as long as the program runs.
    pub fn lives_as_long(&self, call: ExprId) -> bool {
        self.is_main() || self.ways_around(call, 0, &[]).is_empty()
    }

    /// The variable that takes the first result of `call`, when nobody closes what it holds.
    pub fn unclosed_result(&self, call: ExprId) -> Option<LocalId> {
        let local = self.declared(self.target(call, 0)?)?;
        let is_spawned = |touch: &Touch| touch.run == Run::Goroutine && touch.pass.is_some();
        let is_left = self.lives_as_long(call)
            || self.is_closed_somewhere(local)
            || self.touches_of(&Place::local(local)).any(is_spawned);
        (!is_left).then_some(local)
    }

    /// The parameters of the declared function that hold accepted connections which nobody closes, with the call that
    /// hands them over.
    pub fn unclosed_params(&self) -> Vec<(LocalId, Site<'p>)> {
        let Some(function) = self.function() else { return Vec::new() };
        let mut unclosed = Vec::new();
        for (index, local) in self.params() {
            let is_conn = self.local_object(local).is_some_and(|param| param.ty.is_conn());
            if !is_conn || self.is_closed_somewhere(local) || !self.cfg(FuncRef::Decl).may_return() {
                continue;
            }
            let site = self.connection_handed_over(function, Arg::Param(index));
            unclosed.extend(site.map(|site| (local, site)));
        }
        unclosed
    }

    /// Whether a call opens or accepts a connection.
    pub fn gives_conn(&self, call: ExprId) -> bool {
        let symbol = self.callee(call).symbol();
        symbol.is_some_and(|symbol| ACCEPTS.contains(&symbol.as_str()) || DIALS.contains(&symbol.as_str()))
    }

    /// Where what `call` opens for the variable `local` can be closed: at the end of the goroutine that works on it, or
    /// of the function that opened it.
    pub fn close_slot(&self, call: ExprId, local: LocalId) -> Option<CloseSlot> {
        if let Some((body, name)) = self.only_goroutine(local) {
            return Some(CloseSlot::First(body, name));
        }
        let stmt = self.receiving(call)?.stmt;
        let check = self.error_check(stmt, self.target_local(call, 1)?)?;
        let is_repeated = self.enclosing_loop(Node::Stmt(stmt)).is_some();
        let name = self.local_object(local)?.name;
        (!is_repeated && self.leaves(check)).then_some(CloseSlot::After(check, name))
    }
}
