//! Functions that work on a connection for as long as the peer likes.

use crate::model::Model;
use crate::summary::{Arg, Function, Ops, Place, Run};
use crate::syntax::ast::{Span, Stmt};
use crate::syntax::visit::Node;
use crate::types::LocalId;

/// How many functions a connection is followed through.
const MAX_CALLS: usize = 3;

impl Model<'_> {
    /// Whether a function of the package reads from a value that it is given in a loop, or until its end, and neither keeps
    /// it nor hands it to a goroutine or to code that can't be seen.
    pub fn converses(&self, function: Function, arg: Arg) -> bool {
        let summaries = self.summaries();
        let Some(may) = summaries.function(function).map(|summary| summary.arg(arg).may) else { return false };
        may.any(Ops::READ) && !may.any(Ops::ESCAPES | Ops::SHARED) && self.reads_on(function, arg, MAX_CALLS)
    }

    fn reads_on(&self, function: Function, arg: Arg, calls: usize) -> bool {
        let (Some(model), Some(calls)) = (self.declaration(function), calls.checked_sub(1)) else { return false };
        let Some(local) = model.taken_as(arg) else { return false };
        if model.decl().stmts().any(|stmt| matches!(model.decl()[stmt], Stmt::Go(_))) {
            return false;
        }
        model.touches_of(&Place::local(local)).any(|touch| {
            let repeated = model.enclosing_loop(Node::Expr(touch.expr)).is_some();
            let here = touch.run == Run::Here && touch.lit.is_none();
            match touch.pass {
                _ if !here => false,
                Some(pass) if repeated => {
                    let summaries = model.summaries();
                    summaries.function(pass.callee).is_some_and(|callee| callee.arg(pass.arg).may.any(Ops::READ))
                }
                Some(pass) => model.reads_on(pass.callee, pass.arg, calls),
                None if touch.ops.any(Ops::READ) => {
                    let mut around = model.ancestors(Node::Expr(touch.expr)).map_while(Node::expr);
                    let to_the_end = |callee: crate::model::Callee| {
                        callee.is_func_of("io", &["Copy", "CopyBuffer", "ReadAll"])
                            || callee.is_func("io/ioutil", "ReadAll")
                    };
                    repeated || around.any(|call| to_the_end(model.callee(call)))
                }
                None => false,
            }
        })
    }

    /// The variable under which the declared function takes an argument.
    fn taken_as(&self, arg: Arg) -> Option<LocalId> {
        match arg {
            Arg::Param(index) => self.params().find(|(position, _)| *position == index).map(|(_, local)| local),
            Arg::Receiver => None,
        }
    }

    /// The whole declaration.
    pub fn whole(&self) -> Span {
        Span::new(0, self.decl().len)
    }
}
