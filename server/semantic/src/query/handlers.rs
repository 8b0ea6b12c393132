//! Functions that serve HTTP requests.

use crate::flow::FuncRef;
use crate::model::Model;
use crate::types::{LocalId, LocalKind, Ty};

impl Model<'_> {
    /// The response writer and the request of a handler: `func(w http.ResponseWriter, r *http.Request)`.
    pub fn handler_params(&self, func: FuncRef) -> Option<(LocalId, LocalId)> {
        let param = |index: u32, is: fn(Ty) -> bool| {
            let mut locals = (0..).map(LocalId).zip(&self.info().locals);
            locals.find_map(|(id, local)| {
                let is_it = local.kind == LocalKind::Param(index) && local.func == func.lit() && is(local.ty);
                is_it.then_some(id)
            })
        };
        let writer = param(0, |ty| ty.is_named("net/http", "ResponseWriter"))?;
        Some((writer, param(1, |ty| ty.is_pointer_to("net/http", "Request"))?))
    }
}
