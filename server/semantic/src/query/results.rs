//! What a function returns, and the statement that returns nothing special.

use crate::flow::FuncRef;
use crate::model::Model;
use crate::syntax::ast::Expr;
use crate::types::{Basic, Ty, TyKind};

impl Model<'_> {
    /// The result types of a function of the declaration, in order.
    pub fn results(&self, func: FuncRef) -> Vec<Ty> {
        let decl = self.decl();
        let signature = match func {
            FuncRef::Decl => decl.func().map(|func| func.ty),
            FuncRef::Lit(lit) => match decl[lit] {
                Expr::FuncLit { ty, .. } => Some(ty),
                _ => None,
            },
        };
        let Some(signature) = signature else { return Vec::new() };
        let mut results = Vec::new();
        for field in decl.list(decl[signature].results) {
            let ty = decl[field].ty.map_or(Ty::UNKNOWN, |ty| self.ty(ty));
            results.extend(std::iter::repeat_n(ty, decl[field].names.len().max(1)));
        }
        results
    }

    /// `return` with the zero value of each result, `nil` for an error; nothing when a type has no zero value that is
    /// written the same everywhere.
    pub fn zero_return(&self, func: FuncRef) -> Option<String> {
        let values: Option<Vec<&str>> = self.results(func).into_iter().map(|ty| self.zero_value(ty)).collect();
        Some(format!("return {}", values?.join(", ")).trim_end().to_owned())
    }

    fn zero_value(&self, ty: Ty) -> Option<&'static str> {
        match self.types().underlying(ty).kind() {
            TyKind::Pointer(_)
            | TyKind::Slice(_)
            | TyKind::Map(..)
            | TyKind::Chan(..)
            | TyKind::Func { .. }
            | TyKind::Interface { .. } => Some("nil"),
            TyKind::Basic(Basic::Bool) => Some("false"),
            TyKind::Basic(Basic::String) => Some("\"\""),
            TyKind::Basic(Basic::UnsafePointer) => Some("nil"),
            TyKind::Basic(_) => Some("0"),
            _ => None,
        }
    }
}
