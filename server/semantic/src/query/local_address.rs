//! Addresses on this machine.

use crate::model::Model;
use crate::syntax::ast::{BinaryOp, Expr, ExprId};
use crate::types::Const;

/// How the addresses begin that no other machine has.
const LOCAL: [&str; 3] = ["localhost", "127.", "[::1]"];

/// Variables and parts of a text are followed this far.
const MAX_STEPS: usize = 4;

impl Model<'_> {
    /// Whether an address or URL is on this machine, as far as its beginning is written in the code. Of a flag that is its
    /// default.
    pub fn is_local_address(&self, address: ExprId) -> bool {
        let Some(start) = self.constant_start(address) else { return false };
        let host = start.split_once("://").map_or(start.as_str(), |(_, host)| host);
        LOCAL.iter().any(|local| host.starts_with(local))
    }

    /// The constant text that a string is or begins with: `localhost:` of `fmt.Sprintf("localhost:%d", port)`.
    pub fn constant_start(&self, expr: ExprId) -> Option<String> {
        self.start_within(expr, MAX_STEPS)
    }

    fn start_within(&self, expr: ExprId, steps: usize) -> Option<String> {
        if let Some(text) = self.constant(expr).and_then(Const::as_str) {
            return Some(text.to_owned());
        }
        let steps = steps.checked_sub(1)?;
        let expr = self.decl().unparen(expr);
        match self.decl()[expr] {
            Expr::Binary { op: BinaryOp::Add, x, .. } => self.start_within(x, steps),
            Expr::Call { .. } => self.start_of_call(expr, steps),
            Expr::Star(flag) => {
                let (model, value) = self.package_value(flag)?;
                let is_flag = model.callee(value).is_func("flag", "String");
                is_flag.then(|| model.start_within(model.arg(value, 1)?, steps))?
            }
            _ => {
                let source = self.only_definition(self.local(expr)?).filter(|source| source.result == 0)?;
                self.start_within(source.value, steps)
            }
        }
    }

    fn start_of_call(&self, call: ExprId, steps: usize) -> Option<String> {
        let callee = self.callee(call);
        let first = self.start_within(self.arg(call, 0)?, steps)?;
        if callee.is_func("net", "JoinHostPort") {
            return Some(if first.contains(':') { format!("[{first}]:") } else { format!("{first}:") });
        }
        if !callee.is_func("fmt", "Sprintf") {
            return None;
        }
        let (start, verb) = first.split_once('%').unwrap_or((&first, ""));
        match start {
            "" if verb.starts_with(['s', 'v']) => self.start_within(self.arg(call, 1)?, steps),
            _ => Some(start.to_owned()),
        }
    }
}
