//! What becomes of a value together with everything that is reached through it.

use crate::model::Model;
use crate::summary::{Ops, Place};
use crate::types::TyKind;

impl Model<'_> {
    /// Everything that may be done to a place or to a field of it, callees included: for a response this sees what is done
    /// to its body.
    pub fn fate_within(&self, place: &Place) -> Ops {
        let summaries = self.summaries();
        let mut ops = Ops::NONE;
        for touch in self.touches().iter().filter(|touch| touch.place.is_within(place)) {
            // A number or text that was taken out of it takes nothing else with it.
            let is_copy = matches!(self.underlying(touch.expr).kind(), TyKind::Basic(_));
            ops |= if is_copy { self.ops_of(touch) & !Ops::ESCAPES } else { self.ops_of(touch) };
            let Some(pass) = touch.pass else { continue };
            let Some(callee) = summaries.function(pass.callee) else { continue };
            ops |= callee.may_within(pass.arg);
        }
        ops
    }
}
