//! Calls of the functions of package unsafe.

use super::Checker;
use super::call::Call;
use super::operand::Operand;
use crate::types::info::{Def, Mode};
use crate::types::ty::{Ty, TyKind};
use crate::types::universe::Builtin;
use crate::types::value::Value;

impl Checker<'_> {
    pub(super) fn unsafe_call(&mut self, call: Call, builtin: Builtin, args: &mut [Operand]) -> Operand {
        match (builtin, args) {
            (Builtin::UnsafeAlignof, [x]) => {
                self.assign(x, None);
                self.measured(call, x.ty, self.facts.align_of(x.ty))
            }
            (Builtin::UnsafeSizeof, [x]) => {
                self.assign(x, None);
                self.measured(call, x.ty, self.facts.size_of(x.ty))
            }
            (Builtin::UnsafeAdd, [x, y]) => {
                self.assign(x, Some(Ty::UNSAFE_POINTER));
                self.convert_untyped(y, Ty::INT);
                self.returns(call, &[Ty::UNSAFE_POINTER, y.ty], Ty::UNSAFE_POINTER)
            }
            (Builtin::UnsafeSlice, [x, y]) => {
                self.convert_untyped(y, Ty::INT);
                let Some(pointer) = self.facts.core_type(x.ty) else { return Operand::unknown(call.expr) };
                match pointer.kind() {
                    TyKind::Pointer(elem) => self.returns(call, &[pointer, y.ty], elem.slice_of()),
                    _ => Operand::unknown(call.expr),
                }
            }
            (Builtin::UnsafeSliceData, [x]) => {
                let Some(slice) = self.facts.core_type(x.ty) else { return Operand::unknown(call.expr) };
                match slice.kind() {
                    TyKind::Slice(elem) => self.returns(call, &[slice], elem.pointer_to()),
                    _ => Operand::unknown(call.expr),
                }
            }
            (Builtin::UnsafeString, [x, y]) => {
                let pointer = Ty::BYTE.pointer_to();
                self.assign(x, Some(pointer));
                self.convert_untyped(y, Ty::INT);
                self.returns(call, &[pointer, y.ty], Ty::STRING)
            }
            (Builtin::UnsafeStringData, [x]) => {
                self.assign(x, Some(Ty::STRING));
                self.returns(call, &[Ty::STRING], Ty::BYTE.pointer_to())
            }
            _ => Operand::unknown(call.expr),
        }
    }

    /// `unsafe.Offsetof(x.f)` looks at the field without evaluating the selector.
    pub(super) fn unsafe_offsetof(&mut self, call: Call) -> Operand {
        let selector = self.decl.only(call.args).and_then(|arg| self.selector_parts(arg).map(|parts| (arg, parts)));
        let Some((arg, (x, sel))) = selector else {
            self.open_args(call.args);
            return Operand::unknown(call.expr);
        };
        let operand = self.expr(x);
        let base = match self.facts.underlying(operand.ty).kind() {
            TyKind::Pointer(elem) => *elem,
            _ => operand.ty,
        };
        let found = self.decl.ident(sel).and_then(|name| self.facts.lookup(base, name));
        let Some(field) = found.filter(|found| found.is_field()) else {
            return Operand::constant(Ty::UINTPTR, Value::Unknown, call.expr);
        };
        self.define(sel, Def::Field { owner: field.owner, name: field.name });
        let mode = if operand.mode == Mode::Var { Mode::Var } else { Mode::Value };
        self.record_type(sel, mode, field.ty);
        self.record_type(self.decl.unparen(arg), mode, field.ty);
        if self.has_variable_size(base) {
            return self.returns(call, &[field.ty], Ty::UINTPTR);
        }
        let offset = if field.path.is_empty() { self.facts.offset_of(base, field.name) } else { None };
        Operand::constant(Ty::UINTPTR, known_size(offset), call.expr)
    }

    /// A size or alignment: a constant, unless it depends on a type parameter.
    fn measured(&mut self, call: Call, ty: Ty, found: Option<u64>) -> Operand {
        match self.has_variable_size(ty) {
            true => self.returns(call, &[ty], Ty::UINTPTR),
            false => Operand::constant(Ty::UINTPTR, known_size(found), call.expr),
        }
    }

    /// Whether the size depends on a type parameter.
    fn has_variable_size(&self, ty: Ty) -> bool {
        if ty.is_type_param() {
            return true;
        }
        let under = self.facts.underlying(ty);
        if !under.has_type_params() {
            return false;
        }
        match under.kind() {
            TyKind::Array(_, elem) => self.has_variable_size(*elem),
            TyKind::Struct(fields) => fields.iter().any(|field| self.has_variable_size(field.ty)),
            _ => false,
        }
    }
}

fn known_size(size: Option<u64>) -> Value {
    size.map_or(Value::Unknown, |size| Value::Int(i128::from(size)))
}
