//! Composite literals.

use super::Checker;
use super::expr::index_value;
use super::operand::Operand;
use crate::intern::Symbol;
use crate::syntax::ast::{Expr, ExprId, List};
use crate::types::info::{Def, Mode};
use crate::types::ty::{StructField, Ty, TyKind};

impl Checker<'_> {
    /// The operand that a composite literal denotes; `hint` is its type where it leaves it out.
    pub(super) fn composite(&mut self, e: ExprId, ty: Option<ExprId>, elts: List<ExprId>, hint: Option<Ty>) -> Operand {
        if let Some(ty) = ty
            && let Expr::ArrayType { len: Some(len), elem } = self.decl[ty]
            && let Expr::Ellipsis(_) = self.decl[len]
        {
            return self.open_array(e, ty, elem, elts);
        }
        let ty = match (ty, hint) {
            (Some(ty), _) => self.type_of(ty),
            (None, Some(hint)) => hint,
            (None, None) => Ty::UNKNOWN,
        };
        let core = self.facts.core_type(ty);
        // `{…}` stands for `&T{…}` where pointers are wanted.
        let base = match core.map(Ty::kind) {
            Some(TyKind::Pointer(elem)) => self.facts.core_type(*elem),
            _ => core,
        };
        match base.map(Ty::kind) {
            Some(TyKind::Struct(fields)) => self.struct_elements(base.unwrap_or(Ty::UNKNOWN), ty, fields, elts),
            Some(TyKind::Array(_, elem) | TyKind::Slice(elem)) => {
                self.indexed_elements(*elem, elts);
            }
            Some(TyKind::Map(key, value)) => self.map_elements(*key, *value, elts),
            // A defined type is what it is called, even where nothing is known of what it is made of.
            None => self.open_elements(elts),
            Some(_) => {
                self.open_elements(elts);
                return Operand::unknown(e);
            }
        }
        if ty.is_unknown() { Operand::unknown(e) } else { Operand::value(ty, e) }
    }

    /// `[...]T{…}`: the elements decide the length.
    fn open_array(&mut self, e: ExprId, ty: ExprId, elem: ExprId, elts: List<ExprId>) -> Operand {
        let elem = self.type_of(elem);
        let len = self.indexed_elements(elem, elts);
        let array = Ty::new(TyKind::Array(len, elem));
        self.record_type(ty, Mode::Type, array);
        Operand::value(array, e)
    }

    fn struct_elements(&mut self, base: Ty, ty: Ty, fields: &[StructField], elts: List<ExprId>) {
        for (position, elt) in self.decl.list(elts).enumerate() {
            let Expr::KeyValue { key, value } = self.decl[elt] else {
                let mut x = self.generic_expr(elt, None);
                self.assign(&mut x, Some(fields.get(position).map_or(Ty::UNKNOWN, |field| field.ty)));
                continue;
            };
            let mut x = self.generic_expr(value, None);
            let target = self.decl.ident(key).map_or(Ty::UNKNOWN, |name| self.field_key(base, ty, fields, key, name));
            self.assign(&mut x, Some(target));
        }
    }

    /// The type of the field that a key names.
    fn field_key(&mut self, base: Ty, ty: Ty, fields: &[StructField], key: ExprId, name: Symbol) -> Ty {
        let own = |field: &&StructField| {
            field.name == name && (field.package == Symbol::EMPTY || field.package == self.facts.path)
        };
        if let Some(field) = fields.iter().find(own) {
            let literal = match ty.kind() {
                TyKind::Pointer(elem) => *elem,
                _ => ty,
            };
            let owner = literal.name().map(|owner| self.facts.written_out(owner));
            self.define(key, Def::Field { owner, name });
            self.record_declared(key, field.ty);
            return field.ty;
        }
        // Since Go 1.27 a key may name a promoted field.
        match self.facts.lookup(base, name).filter(|selection| selection.is_field()) {
            Some(selection) => {
                self.define(key, Def::Field { owner: selection.owner, name });
                self.record_declared(key, selection.ty);
                selection.ty
            }
            None => Ty::UNKNOWN,
        }
    }

    /// Checks the elements of an array or slice. The result is the length that they need.
    fn indexed_elements(&mut self, elem: Ty, elts: List<ExprId>) -> Option<u64> {
        let (mut index, mut len) = (Some(0u64), Some(0u64));
        for elt in self.decl.list(elts) {
            let value = match self.decl[elt] {
                Expr::KeyValue { key, value } => {
                    let key = self.index(key);
                    index = index_value(&key).and_then(|key| u64::try_from(key).ok());
                    value
                }
                _ => elt,
            };
            index = index.and_then(|index| index.checked_add(1));
            len = match (len, index) {
                (Some(len), Some(index)) => Some(len.max(index)),
                _ => None,
            };
            let mut x = self.element_expr(value, elem);
            self.assign(&mut x, Some(elem));
        }
        len
    }

    fn map_elements(&mut self, key_type: Ty, value_type: Ty, elts: List<ExprId>) {
        for elt in self.decl.list(elts) {
            let Expr::KeyValue { key, value } = self.decl[elt] else {
                let x = self.element_expr(elt, value_type);
                self.leave_open(&x);
                continue;
            };
            let mut x = self.element_expr(key, key_type);
            self.assign(&mut x, Some(key_type));
            let mut x = self.element_expr(value, value_type);
            self.assign(&mut x, Some(value_type));
        }
    }

    fn element_expr(&mut self, e: ExprId, ty: Ty) -> Operand {
        self.generic_expr(e, Some(ty))
    }

    /// Elements of something that is not known. A key may be the name of a field, so it is not looked at.
    fn open_elements(&mut self, elts: List<ExprId>) {
        for elt in self.decl.list(elts) {
            let value = match self.decl[elt] {
                Expr::KeyValue { value, .. } => value,
                _ => elt,
            };
            let x = self.generic_expr(value, None);
            self.leave_open(&x);
        }
    }
}
