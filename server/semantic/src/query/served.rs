//! Whether a connection is one that a server accepted.

use crate::flow::FuncRef;
use crate::model::Model;
use crate::summary::{Arg, Ops};
use crate::syntax::ast::{Expr, ExprId};
use crate::syntax::visit::Node;
use crate::types::{LocalId, LocalKind};

use super::{ACCEPTS, DIALS};

/// How it is known that a connection belongs to a server.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Served {
    /// `Accept` returned it, here or in a caller.
    Accepted,
    /// A function takes it as handlers do: it closes it, or does nothing but work with it; who calls it isn't seen.
    Handler,
}

/// Variables and parameters are followed this far.
const MAX_STEPS: usize = 4;

impl Model<'_> {
    /// Whether what an expression reads from is a connection of a server.
    pub fn served(&self, reader: ExprId) -> Option<Served> {
        self.served_within(reader, MAX_STEPS)
    }

    fn served_within(&self, reader: ExprId, steps: usize) -> Option<Served> {
        let steps = steps.checked_sub(1)?;
        let conn = self.stream_behind(reader);
        let local = self.local(conn).filter(|_| self.ty(conn).is_stream_conn())?;
        let object = self.local_object(local)?;
        match object.kind {
            LocalKind::Param(index) => match object.func {
                Some(lit) => self.served_within(self.literal_argument(lit, index)?, steps),
                None => self.served_param(local, index),
            },
            LocalKind::Var => {
                let value = self.only_definition(local).filter(|definition| definition.result == 0)?.value;
                let callee = self.callee(value);
                if callee.is_func("crypto/tls", "Server") {
                    return self.served_within(self.arg(value, 0)?, steps);
                }
                callee.is_accept().then_some(Served::Accepted)
            }
            _ => None,
        }
    }

    /// What a function literal that is called where it stands gets as a parameter.
    pub fn literal_argument(&self, lit: ExprId, index: u32) -> Option<ExprId> {
        let call = self.parent(Node::Expr(lit))?.expr()?;
        match self.decl()[call] {
            Expr::Call { fun, args, .. } if fun == lit => self.decl().at(args, index as usize),
            _ => None,
        }
    }

    fn served_param(&self, local: LocalId, index: u32) -> Option<Served> {
        let summaries = self.summaries();
        let callers = summaries.callers(self.function()?);
        let arg = Arg::Param(index);
        if callers.is_some_and(|callers| callers.hands_over(arg, ACCEPTS)) {
            return Some(Served::Accepted);
        }
        let dialed = callers.is_some_and(|callers| callers.hands_over(arg, DIALS));
        let alone = callers.is_none_or(|callers| callers.sites.is_empty());
        let takes_one = self.params().filter(|(_, param)| self.is_conn_variable(*param)).count() == 1;
        let results = self.results(FuncRef::Decl);
        let is_procedure = results.iter().all(|ty| ty.is_error());
        let works = self.fate_of(local).any(Ops::CLOSE) || (alone && results.is_empty());
        (!dialed && takes_one && is_procedure && works && self.is_package_whole()).then_some(Served::Handler)
    }

    fn is_conn_variable(&self, local: LocalId) -> bool {
        self.local_object(local).is_some_and(|object| object.ty.is_conn())
    }
}
