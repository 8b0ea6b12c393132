//! What becomes of a value: everything that is done to it here and in the functions that it is handed to.

use crate::flow::FuncRef;
use crate::intern::Symbol;
use crate::model::Model;
use crate::summary::{Ops, Place, Run, Touch};
use crate::syntax::ast::StmtId;
use crate::types::LocalId;

impl Model<'_> {
    /// Everything that may be done to a place by this declaration, closures, goroutines and callees included. A value
    /// that [`Ops::ESCAPES`] may have anything done to it elsewhere.
    pub fn fate(&self, place: &Place) -> Ops {
        self.touches_of(place).fold(Ops::NONE, |ops, touch| ops | self.ops_of(touch))
    }

    /// Everything that may be done to a local variable and the resource that it holds.
    pub fn fate_of(&self, local: LocalId) -> Ops {
        self.fate(&Place::local(local))
    }

    /// What one use does, the callee that it is handed to included.
    pub fn ops_of(&self, touch: &Touch) -> Ops {
        let Some(pass) = touch.pass else { return touch.ops };
        let summaries = self.summaries();
        match summaries.function(pass.callee) {
            None => touch.ops | Ops::UNSEEN,
            Some(callee) => {
                let may = callee.arg(pass.arg).may;
                // What a callee returns may be the value itself under a new name.
                let returned = if may.any(Ops::RETURNED) { Ops::UNSEEN } else { Ops::NONE };
                touch.ops | (may & !Ops::RETURNED) | returned
            }
        }
    }

    /// What one use is certain to do when it is reached, the callee that it is handed to included.
    pub fn certain_ops_of(&self, touch: &Touch) -> Ops {
        let Some(pass) = touch.pass else { return touch.ops };
        match self.summaries().function(pass.callee) {
            None => touch.ops,
            Some(callee) => touch.ops | callee.arg(pass.arg).must,
        }
    }

    /// The body of the one goroutine that works with a variable, and the variable's name there, when nobody else does.
    pub fn only_goroutine(&self, local: LocalId) -> Option<(StmtId, Symbol)> {
        let place = Place::local(local);
        let mut found = None;
        for touch in self.touches_of(&place) {
            if touch.run != Run::Goroutine {
                if touch.ops != Ops::USE || touch.pass.is_some() {
                    return None;
                }
                continue;
            }
            // The argument of a literal that `go` calls is used under the parameter's name.
            let Some(lit) = touch.lit else {
                if touch.pass.is_some() || touch.ops != Ops::USE {
                    return None;
                }
                continue;
            };
            if found.is_some_and(|(other, _)| other != lit) {
                return None;
            }
            found = found.or(self.decl().ident(touch.expr).map(|name| (lit, name)));
        }
        let (lit, name) = found?;
        Some((FuncRef::Lit(lit).body(self.decl())?, name))
    }
}
