//! Writing down what was found out.

use rustc_hash::FxHashMap;

use super::Checker;
use super::operand::Operand;
use crate::syntax::ast::{Decl, Expr, ExprId, StmtId};
use crate::types::constant::Const;
use crate::types::info::{Def, Info, LocalId, Mode};
use crate::types::ty::Ty;

/// The results for one declaration while they are made.
#[derive(Default)]
pub(super) struct Recorder {
    info: Info,
    def_places: FxHashMap<Def, u32>,
    const_places: FxHashMap<ConstKey, u32>,
}

#[derive(PartialEq, Eq, Hash)]
enum ConstKey {
    Bool(bool),
    Int(i128),
    Float(u64),
    String(crate::intern::Symbol),
    Unknown,
}

impl Recorder {
    pub fn new(decl: &Decl) -> Recorder {
        let count = decl.exprs().len();
        let info = Info {
            types: vec![Ty::UNKNOWN; count],
            modes: vec![Mode::Unknown; count],
            defs: vec![0; count],
            def_table: vec![Def::Unknown],
            ..Info::default()
        };
        Recorder { info, ..Recorder::default() }
    }

    fn set(&mut self, expr: ExprId, mode: Mode, ty: Ty) {
        let index = expr.index();
        if let (Some(place), Some(kept)) = (self.info.types.get_mut(index), self.info.modes.get_mut(index)) {
            (*place, *kept) = (ty, mode);
        }
    }

    fn define(&mut self, ident: ExprId, def: Def) {
        let table = &mut self.info.def_table;
        let place = *self.def_places.entry(def).or_insert_with(|| {
            table.push(def);
            u32::try_from(table.len() - 1).unwrap_or(0)
        });
        if let Some(kept) = self.info.defs.get_mut(ident.index()) {
            *kept = place;
        }
    }

    fn set_const(&mut self, expr: ExprId, value: Const) {
        let key = match &value {
            Const::Bool(value) => ConstKey::Bool(*value),
            Const::Int(value) => ConstKey::Int(*value),
            Const::Float(value) => ConstKey::Float(value.to_bits()),
            Const::String(value) => ConstKey::String(*value),
            Const::Unknown => ConstKey::Unknown,
        };
        let table = &mut self.info.const_table;
        let place = *self.const_places.entry(key).or_insert_with(|| {
            table.push(value);
            u32::try_from(table.len() - 1).unwrap_or(0)
        });
        self.info.consts.push((expr, place));
    }

    pub fn finish(mut self) -> Info {
        // Of several values for an expression the last one holds.
        self.info.consts.reverse();
        self.info.consts.sort_by_key(|(expr, _)| *expr);
        self.info.consts.dedup_by_key(|(expr, _)| *expr);
        self.info.consts.shrink_to_fit();
        self.info.def_table.shrink_to_fit();
        self.info.const_table.shrink_to_fit();
        self.info
    }
}

impl Checker<'_> {
    pub(super) fn records(&self) -> bool {
        self.recorder.is_some()
    }

    /// Records an operand for its expression.
    pub(super) fn record(&mut self, x: &Operand) {
        if let Some(recorder) = &mut self.recorder {
            recorder.set(x.expr, x.mode, x.ty);
            if let (Mode::Const, Some(value)) = (x.mode, &x.value) {
                recorder.set_const(x.expr, value.to_const());
            }
        }
    }

    /// Records the type of an expression, and for parentheses what they hold too.
    pub(super) fn record_type(&mut self, expr: ExprId, mode: Mode, ty: Ty) {
        if let Some(recorder) = &mut self.recorder {
            recorder.set(expr, mode, ty);
        }
    }

    /// Replaces the type of an expression and of what it holds in parentheses.
    pub(super) fn record_through_parens(&mut self, mut expr: ExprId, mode: Mode, ty: Ty) {
        self.record_type(expr, mode, ty);
        while let Expr::Paren(inner) = self.decl[expr] {
            expr = inner;
            self.record_type(expr, mode, ty);
        }
    }

    pub(super) fn recorded(&self, expr: ExprId) -> Option<(Mode, Ty)> {
        let info = &self.recorder.as_ref()?.info;
        Some((info.mode(expr), info.ty(expr)))
    }

    /// Records what an identifier declares or uses.
    pub(super) fn define(&mut self, ident: ExprId, def: Def) {
        if let Some(recorder) = &mut self.recorder {
            recorder.define(ident, def);
        }
    }

    pub(super) fn record_implicit(&mut self, clause: StmtId, local: LocalId) {
        if let Some(recorder) = &mut self.recorder {
            recorder.info.implicits.insert(clause, local);
        }
    }

    pub(super) fn finish(self) -> Info {
        let mut info = self.recorder.map(Recorder::finish).unwrap_or_default();
        info.locals = self.locals;
        info.locals.shrink_to_fit();
        info
    }
}
