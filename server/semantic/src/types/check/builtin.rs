//! Calls of builtin functions. Each records the signature that the function has in that call.

use super::Checker;
use super::call::Call;
use super::expr::Context;
use super::operand::Operand;
use crate::syntax::ast::{BinaryOp, Expr, ExprId};
use crate::types::info::Mode;
use crate::types::ty::{Basic, Ty, TyKind};
use crate::types::universe::Builtin;
use crate::types::value::{self, Value};

impl Checker<'_> {
    /// The operand that a call of a builtin function denotes.
    pub(super) fn builtin(&mut self, call: Call, builtin: Builtin) -> Operand {
        let outer = std::mem::take(&mut self.has_call);
        let result = match builtin {
            Builtin::Make => self.make(call),
            Builtin::New => self.new_value(call),
            Builtin::UnsafeOffsetof => self.unsafe_offsetof(call),
            _ => {
                let mut args = self.builtin_args(call);
                self.builtin_with_args(call, builtin, &mut args)
            }
        };
        let measures = matches!(builtin, Builtin::Len | Builtin::Cap);
        self.has_call = outer || (!measures && (self.has_call || !result.is_const()));
        Operand { expr: call.expr, ..result }
    }

    fn builtin_args(&mut self, call: Call) -> Vec<Operand> {
        match self.decl.only(call.args) {
            Some(only) => self.multi_expr(only),
            None => self.decl.list(call.args).map(|arg| self.expr(arg)).collect(),
        }
    }

    fn builtin_with_args(&mut self, call: Call, builtin: Builtin, args: &mut [Operand]) -> Operand {
        match (builtin, args) {
            (Builtin::Append, [slice, rest @ ..]) => self.append(call, slice.clone(), rest),
            (Builtin::Len | Builtin::Cap, [x]) => self.length(call, builtin, x),
            (Builtin::Clear | Builtin::Close, [x]) => self.statement(call, &[x.ty]),
            (Builtin::Complex, [x, y]) => self.complex(call, x, y),
            (Builtin::Real | Builtin::Imag, [x]) => self.part(call, x),
            (Builtin::Copy, [dst, src]) => self.copy(call, dst, src),
            (Builtin::Delete, [map, key]) => self.delete(call, map, key),
            (Builtin::Max | Builtin::Min, args) if !args.is_empty() => self.extreme(call, builtin, args),
            (Builtin::Panic, [x]) => {
                self.assign(x, Some(Ty::ANY));
                self.statement(call, &[Ty::ANY])
            }
            (Builtin::Print | Builtin::Println, args) => {
                args.iter_mut().for_each(|arg| self.assign(arg, None));
                let types: Vec<Ty> = args.iter().map(|arg| arg.ty).collect();
                self.statement(call, &types)
            }
            (Builtin::Recover, []) => self.returns(call, &[], Ty::ANY),
            (_, args) if builtin as u8 >= Builtin::UnsafeAdd as u8 => self.unsafe_call(call, builtin, args),
            (_, args) => {
                args.iter().for_each(|arg| self.leave_open(arg));
                Operand::unknown(call.expr)
            }
        }
    }

    /// Records the signature of a builtin that has a result.
    pub(super) fn returns(&mut self, call: Call, params: &[Ty], result: Ty) -> Operand {
        self.record_builtin(call, params, false, Some(result));
        if result.is_unknown() { Operand::unknown(call.expr) } else { Operand::value(result, call.expr) }
    }

    /// Records the signature of a builtin that has none.
    fn statement(&mut self, call: Call, params: &[Ty]) -> Operand {
        self.record_builtin(call, params, false, None);
        Operand::no_value(call.expr)
    }

    fn record_builtin(&mut self, call: Call, params: &[Ty], variadic: bool, result: Option<Ty>) {
        if self.records() {
            // Untyped arguments that nothing converted count as what they would be.
            let params = params.iter().map(|param| param.default_type()).collect();
            let signature = TyKind::Func { params, results: result.into_iter().collect(), variadic };
            self.record_through_parens(call.fun, Mode::Builtin, Ty::new(signature));
        }
    }

    fn append(&mut self, call: Call, slice: Operand, rest: &mut [Operand]) -> Operand {
        let elem = match self.facts.core_type(slice.ty).map(Ty::kind) {
            Some(TyKind::Slice(elem)) if slice.is_known() => *elem,
            _ => {
                rest.iter().for_each(|arg| self.leave_open(arg));
                return Operand::unknown(call.expr);
            }
        };
        if let ([text], true, true) = (&mut *rest, call.ellipsis, self.is_bytes(slice.ty))
            && self.all_basic_or_bytes(text.ty)
        {
            self.record_builtin(call, &[slice.ty, text.ty], true, Some(slice.ty));
            return Operand::value(slice.ty, call.expr);
        }
        let params = [slice.ty, elem.slice_of()];
        let target = if call.ellipsis { params[1] } else { elem };
        for arg in rest {
            self.assign(arg, Some(target));
        }
        self.record_builtin(call, &params, true, Some(slice.ty));
        Operand::value(slice.ty, call.expr)
    }

    /// Whether a value of the type can be assigned to `[]byte`.
    fn is_bytes(&self, ty: Ty) -> bool {
        let bytes = Ty::BYTE.slice_of();
        if ty.is_type_param() {
            return self.facts.all_underlying(ty, |under| under == bytes);
        }
        self.facts.underlying(ty) == bytes
    }

    /// Whether the type set is that of strings, with byte slices perhaps.
    fn all_basic_or_bytes(&self, ty: Ty) -> bool {
        let bytes = Ty::BYTE.slice_of();
        let types = self.facts.underlying_types(ty);
        let is_string = |ty: &Ty| ty.as_basic().is_some_and(Basic::is_string);
        types.iter().any(is_string) && types.iter().all(|ty| is_string(ty) || *ty == bytes)
    }

    fn length(&mut self, call: Call, builtin: Builtin, x: &Operand) -> Operand {
        let int = |value| Operand::constant(Ty::INT, value, call.expr);
        match &x.value {
            Some(Value::Str(bytes)) if builtin == Builtin::Len => {
                return int(Value::Int(i128::try_from(bytes.len()).unwrap_or(0)));
            }
            Some(_) if x.is_const() && builtin == Builtin::Len => return int(Value::Unknown),
            _ => {}
        }
        if !x.is_known() {
            return Operand::value(Ty::INT, call.expr);
        }
        if !self.has_call
            && !x.ty.is_type_param()
            && let Some(len) = self.array_len(x.ty)
        {
            return int(len);
        }
        self.returns(call, &[x.ty], Ty::INT)
    }

    fn complex(&mut self, call: Call, x: &mut Operand, y: &mut Operand) -> Operand {
        match (x.ty.is_untyped(), y.ty.is_untyped()) {
            (true, false) => self.convert_untyped(x, y.ty),
            (false, true) => self.convert_untyped(y, x.ty),
            (true, true) if x.is_const() && y.is_const() => {
                return Operand::constant(Ty::basic(Basic::UntypedComplex), Value::Unknown, call.expr);
            }
            (true, true) => {
                self.convert_untyped(x, Ty::basic(Basic::Float64));
                self.convert_untyped(y, Ty::basic(Basic::Float64));
            }
            (false, false) => {}
        }
        let result = match self.facts.core_type(x.ty).and_then(Ty::as_basic) {
            Some(Basic::Float32) if x.ty == y.ty => Ty::basic(Basic::Complex64),
            Some(Basic::Float64) if x.ty == y.ty => Ty::basic(Basic::Complex128),
            _ => return Operand::unknown(call.expr),
        };
        if x.is_const() && y.is_const() {
            return Operand::constant(result, Value::Unknown, call.expr);
        }
        self.returns(call, &[x.ty, x.ty], result)
    }

    fn part(&mut self, call: Call, x: &mut Operand) -> Operand {
        if x.ty.is_untyped() && x.is_const() {
            return Operand::constant(Ty::basic(Basic::UntypedFloat), Value::Unknown, call.expr);
        }
        let result = match self.facts.core_type(x.ty).and_then(Ty::as_basic) {
            Some(Basic::Complex64) => Ty::basic(Basic::Float32),
            Some(Basic::Complex128) => Ty::basic(Basic::Float64),
            _ => return Operand::unknown(call.expr),
        };
        if x.is_const() {
            return Operand::constant(result, Value::Unknown, call.expr);
        }
        self.returns(call, &[x.ty], result)
    }

    fn copy(&mut self, call: Call, dst: &Operand, src: &Operand) -> Operand {
        self.returns(call, &[dst.ty, src.ty], Ty::INT)
    }

    fn delete(&mut self, call: Call, map: &Operand, key: &mut Operand) -> Operand {
        let key_type = match self.facts.core_type(map.ty).map(Ty::kind) {
            Some(TyKind::Map(key, _)) => *key,
            _ => self.common_key(map.ty),
        };
        self.assign(key, Some(key_type));
        self.statement(call, &[map.ty, key_type])
    }

    /// The key type that all maps of a type set share.
    fn common_key(&self, ty: Ty) -> Ty {
        let mut keys = self.facts.underlying_types(ty).into_iter().map(|under| match under.kind() {
            TyKind::Map(key, _) => *key,
            _ => Ty::UNKNOWN,
        });
        let first = keys.next().unwrap_or(Ty::UNKNOWN);
        if keys.all(|key| key == first) { first } else { Ty::UNKNOWN }
    }

    fn extreme(&mut self, call: Call, builtin: Builtin, args: &mut [Operand]) -> Operand {
        let op = if builtin == Builtin::Max { BinaryOp::Gtr } else { BinaryOp::Lss };
        let mut x = args[0].clone();
        for arg in args.iter_mut().skip(1) {
            self.match_types(&mut x, arg);
            if !x.is_known() || !arg.is_known() || x.ty != arg.ty {
                x.forget();
                break;
            }
            if !x.is_const() || !arg.is_const() {
                x.make_value();
                continue;
            }
            match value::compare(op, &arg.constant_value(), &x.constant_value()) {
                Value::Bool(true) => x = arg.clone(),
                Value::Bool(false) => {}
                _ => x.value = Some(Value::Unknown),
            }
        }
        if !x.is_known() {
            args.iter().for_each(|arg| self.leave_open(arg));
            return Operand::unknown(call.expr);
        }
        if !x.is_const() {
            x.make_value();
            if x.ty.is_untyped() {
                self.assign(&mut x, Some(Ty::ANY));
            }
        }
        for arg in args.iter() {
            self.update_type(arg.expr, x.ty, true);
        }
        if !x.is_const() {
            let params = vec![x.ty; args.len()];
            self.record_builtin(call, &params, false, Some(x.ty));
        }
        x
    }

    fn make(&mut self, call: Call) -> Operand {
        let mut args = self.decl.list(call.args);
        let Some(first) = args.next() else { return Operand::unknown(call.expr) };
        let ty = self.type_of(first);
        let mut params = vec![ty];
        for size in args {
            let size = self.index(size);
            params.push(size.ty);
        }
        if ty.is_unknown() {
            return Operand::unknown(call.expr);
        }
        self.returns(call, &params, ty)
    }

    fn new_value(&mut self, call: Call) -> Operand {
        let Some(arg) = self.decl.only(call.args) else {
            self.open_args(call.args);
            return Operand::unknown(call.expr);
        };
        let mut x = self.expr_in(arg, Context::default());
        if x.mode != Mode::Type && x.ty.is_untyped() {
            self.assign(&mut x, None);
        }
        if matches!(x.mode, Mode::Unknown | Mode::NoValue | Mode::Builtin | Mode::Package) || x.ty.is_unknown() {
            return Operand::unknown(call.expr);
        }
        self.returns(call, &[x.ty], x.ty.pointer_to())
    }

    pub(super) fn selector_parts(&self, e: ExprId) -> Option<(ExprId, ExprId)> {
        match self.decl[self.decl.unparen(e)] {
            Expr::Selector { x, sel } => Some((x, sel)),
            _ => None,
        }
    }
}
