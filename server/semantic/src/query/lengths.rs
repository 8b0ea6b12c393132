//! Numbers that a peer sends, and what limits them.

use crate::flow::{FuncRef, Value};
use crate::model::{Callee, Model};
use crate::syntax::ast::{AssignTok, BinaryOp, Expr, ExprId, List, Span, Spec, Stmt, StmtId, UnaryOp};
use crate::syntax::visit::Node;
use crate::types::{Basic, LocalId, Ty, TyKind};

/// A number that is decoded from what a reader delivers.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The call that decodes it.
    pub call: ExprId,
    /// The reader.
    pub reader: ExprId,
    /// The variables that hold it, the one that is used first.
    pub variables: Vec<LocalId>,
    /// Whether it may be negative.
    pub is_signed: bool,
}

/// What keeps a number in bounds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Limits {
    /// Whether something keeps it from being too large.
    pub above: bool,
    /// Whether something keeps it from being negative.
    pub below: bool,
}

/// Conversions, sums and variables are followed this far.
const MAX_STEPS: usize = 8;

/// Variables that are computed from a number are followed this far.
const MAX_DERIVED: usize = 3;

impl Model<'_> {
    /// The number of more than 16 bits that an expression is, but for conversions and constant terms, if it is decoded in
    /// this declaration from bytes that are read in it.
    pub fn decoded_length(&self, size: ExprId) -> Option<Decoded> {
        let (mut at, mut variables, mut types) = (size, Vec::new(), Vec::new());
        for _ in 0..MAX_STEPS {
            at = self.decl().unparen(at);
            match self.decl()[at] {
                Expr::Call { args, .. } => match self.callee(at) {
                    Callee::Conversion(_) => {
                        types.push(self.ty(at));
                        at = self.decl().only(args)?;
                    }
                    _ => {
                        let (reader, bits, is_signed) = self.decoder(at)?;
                        let is_signed = is_signed || types.iter().any(|ty| self.may_turn_negative(*ty, bits));
                        return self.wide(&types).then_some(Decoded { call: at, reader, variables, is_signed });
                    }
                },
                Expr::Binary { op: BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Shl, x, y } => {
                    at = match (self.int(x), self.int(y)) {
                        (None, Some(_)) => x,
                        (Some(_), None) => y,
                        _ => return None,
                    };
                }
                Expr::Ident(_) => {
                    let local = self.local(at)?;
                    variables.push(local);
                    types.push(self.ty(at));
                    if let Some((call, reader)) = self.read_into(local) {
                        let is_signed = types.iter().any(|ty| self.may_turn_negative(*ty, 0));
                        return self.wide(&types).then_some(Decoded { call, reader, variables, is_signed });
                    }
                    at = self.only_definition(local).filter(|definition| definition.result == 0)?.value;
                }
                _ => return None,
            }
        }
        None
    }

    /// Whether all types have more than 16 bits.
    fn wide(&self, types: &[Ty]) -> bool {
        use Basic::{Int8, Int16, Uint8, Uint16};
        let is_narrow = |ty: &Ty| matches!(self.basic(*ty), None | Some(Int8 | Int16 | Uint8 | Uint16));
        !types.iter().any(is_narrow)
    }

    /// Whether an unsigned number of so many bits may turn negative in this type.
    fn may_turn_negative(&self, ty: Ty, bits: u32) -> bool {
        match self.basic(ty) {
            Some(Basic::Int32) => true,
            Some(Basic::Int | Basic::Int64) => bits != 32,
            _ => false,
        }
    }

    fn basic(&self, ty: Ty) -> Option<Basic> {
        self.types().underlying(ty).as_basic()
    }

    /// What a call decodes a number from, with its bits and whether it has a sign.
    fn decoder(&self, call: ExprId) -> Option<(ExprId, u32, bool)> {
        let callee = self.callee(call);
        let first = self.arg(call, 0)?;
        match callee {
            Callee::Method { owner, name, .. } if owner.package == "encoding/binary" => {
                let bits = match name.as_str() {
                    "Uint32" => 32,
                    "Uint64" => 64,
                    _ => return None,
                };
                Some((self.filler(first)?, bits, false))
            }
            _ if callee.is_func("encoding/binary", "ReadUvarint") => Some((first, 64, false)),
            _ if callee.is_func("encoding/binary", "ReadVarint") => Some((first, 64, true)),
            _ if callee.is_func_of("strconv", &["Atoi", "ParseInt"]) => Some((self.text_source(first)?, 64, true)),
            _ if callee.is_func("strconv", "ParseUint") => Some((self.text_source(first)?, 64, false)),
            _ => None,
        }
    }

    /// The reader that fills a buffer last before the buffer is looked at here.
    fn filler(&self, buffer: ExprId) -> Option<ExprId> {
        let local = self.buffer(buffer)?;
        if let Some(source) = self.source_call(self.buffer_ident(buffer)?).filter(|source| source.result == 0)
            && self.callee(source.value).is_method("bufio", "Reader", "Peek")
        {
            return self.receiver(source.value);
        }
        let before = Span::new(0, self.span(buffer).start);
        let fills = self.calls_in(before).filter_map(|call| {
            let (reader, into) = self.fill(call)?;
            (self.buffer(into) == Some(local)).then_some((self.span(call).start, reader))
        });
        fills.max_by_key(|(start, _)| *start).map(|(_, reader)| reader)
    }

    /// The reader and the buffer of a call that reads bytes.
    pub fn fill(&self, call: ExprId) -> Option<(ExprId, ExprId)> {
        let callee = self.callee(call);
        if callee.is_func_of("io", &["ReadFull", "ReadAtLeast"]) {
            return Some((self.arg(call, 0)?, self.arg(call, 1)?));
        }
        let Callee::Method { owner, name, recv } = callee else { return None };
        const PACKAGES: [&str; 6] = ["bufio", "crypto/tls", "io", "net", "net/http", "os"];
        let is_read = name == "Read" && PACKAGES.contains(&owner.package.as_str());
        if is_read { Some((recv, self.arg(call, 0)?)) } else { None }
    }

    /// The variable that holds the buffer that an expression is, or is a part of.
    pub fn buffer(&self, expr: ExprId) -> Option<LocalId> {
        self.local(self.buffer_ident(expr)?)
    }

    /// The length of a buffer that is an array, or a slice that is made once with a constant length.
    pub fn buffer_length(&self, buffer: LocalId) -> Option<u64> {
        let object = self.local_object(buffer)?;
        if let TyKind::Array(len, _) = self.types().underlying(object.ty).kind() {
            return *len;
        }
        let func = object.func.map_or(FuncRef::Decl, FuncRef::Lit);
        let Value::Expr(made) = self.flow(func).locals().only_write(buffer)?.value else { return None };
        let is_plain = self.callee(made).is_builtin("make") && self.args(made).len() == 2;
        let len = self.int(self.arg(made, 1).filter(|_| is_plain)?)?;
        u64::try_from(len).ok()
    }

    fn buffer_ident(&self, expr: ExprId) -> Option<ExprId> {
        let mut at = expr;
        loop {
            match self.decl()[at] {
                Expr::Paren(x) | Expr::Slice { x, .. } | Expr::Unary { op: UnaryOp::And, x } | Expr::Star(x) => at = x,
                Expr::Ident(_) => return Some(at),
                _ => return None,
            }
        }
    }

    /// The call of `binary.Read` that reads into a variable, with its reader.
    fn read_into(&self, local: LocalId) -> Option<(ExprId, ExprId)> {
        let reads = self.calls_in(Span::new(0, self.decl().len)).filter(|call| {
            let into = || self.arg(*call, 2).filter(|arg| matches!(self.decl()[*arg], Expr::Unary { .. }));
            self.callee(*call).is_func("encoding/binary", "Read")
                && into().and_then(|it| self.buffer(it)) == Some(local)
        });
        let mut reads = reads.collect::<Vec<_>>().into_iter();
        let call = reads.next()?;
        Some((call, self.arg(call, 0)?))
    }

    /// What a text was read from: a line of a reader, or a header of a message.
    fn text_source(&self, text: ExprId) -> Option<ExprId> {
        let mut at = self.decl().unparen(text);
        for _ in 0..MAX_STEPS {
            let source = self.source_call(at).filter(|source| source.result == 0)?.value;
            let callee = self.callee(source);
            match callee {
                Callee::Conversion(_) => at = self.arg(source, 0)?,
                Callee::Func(object) if object.package == "strings" && object.name.as_str().starts_with("Trim") => {
                    at = self.arg(source, 0)?;
                }
                _ if callee.is_method("bufio", "Reader", "ReadString") => return self.receiver(source),
                _ => return None,
            }
            at = self.decl().unparen(at);
        }
        None
    }

    /// What limits the values of these variables, wherever it is done: a comparison, a mask, a function that is asked.
    pub fn limits(&self, variables: &[LocalId]) -> Limits {
        let mut limits = Limits::default();
        for variable in variables {
            for used in self.uses(*variable) {
                self.add_limit(used, &mut limits, MAX_DERIVED);
            }
        }
        limits
    }

    fn add_limit(&self, used: ExprId, limits: &mut Limits, derived: usize) {
        const ALL: Limits = Limits { above: true, below: true };
        let mut at = used;
        loop {
            match self.parent(Node::Expr(at)) {
                Some(Node::Expr(parent)) => match self.decl()[parent] {
                    Expr::Paren(_)
                    | Expr::Binary { op: BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Shl, .. } => {
                        at = parent
                    }
                    Expr::Binary { op, x, y } => return self.add_comparison(parent, op, x == at, (x, y), limits),
                    Expr::Call { .. } if matches!(self.callee(parent), Callee::Conversion(_)) => at = parent,
                    Expr::Call { .. } if !self.may_limit(self.callee(parent)) => return,
                    Expr::Unary { op: UnaryOp::And, .. } if self.is_read_into(parent) => return,
                    _ => {
                        *limits = ALL;
                        return;
                    }
                },
                Some(Node::Stmt(stmt)) => return self.add_limit_in(stmt, at, limits, derived),
                Some(Node::Spec(spec)) => {
                    if let Spec::Value { names, values, .. } = self.decl()[spec] {
                        self.add_derived(at, names, values, limits, derived);
                    }
                    return;
                }
                _ => {
                    *limits = ALL;
                    return;
                }
            }
        }
    }

    fn add_limit_in(&self, stmt: StmtId, at: ExprId, limits: &mut Limits, derived: usize) {
        match self.decl()[stmt] {
            Stmt::Assign { lhs, rhs, tok: AssignTok::Assign | AssignTok::Define } => {
                self.add_derived(at, lhs, rhs, limits, derived);
            }
            // What is returned was not looked at, and a loop that counts up to it comes after.
            Stmt::Return(_) | Stmt::Range { .. } => {}
            _ => *limits = Limits { above: true, below: true },
        }
    }

    /// Follows a value into the variable that is computed from it.
    fn add_derived(
        &self,
        value: ExprId,
        targets: List<ExprId>,
        values: List<ExprId>,
        limits: &mut Limits,
        derived: usize,
    ) {
        let index = self.decl().list(values).position(|candidate| candidate == value);
        let target = index.and_then(|index| self.decl().at(targets, index));
        let local = target.and_then(|target| self.local(target));
        match (local, derived.checked_sub(1)) {
            (Some(local), Some(derived)) => {
                for used in self.uses(local) {
                    self.add_limit(used, limits, derived);
                }
            }
            _ if target.is_some_and(|target| self.is_blank(target)) => {}
            _ => *limits = Limits { above: true, below: true },
        }
    }

    fn is_read_into(&self, address: ExprId) -> bool {
        let call = self.parent(Node::Expr(address)).and_then(Node::expr);
        call.is_some_and(|call| self.callee(call).is_func("encoding/binary", "Read"))
    }

    /// Whether a call that gets a number may refuse it. Those that allocate, print or stream do not.
    fn may_limit(&self, callee: Callee) -> bool {
        match callee {
            Callee::Builtin(name) => name == "min",
            Callee::Func(object) => {
                let name = object.name.as_str();
                let harmless = match object.package.as_str() {
                    "fmt" | "log" | "log/slog" => true,
                    "io" => matches!(name, "CopyN" | "LimitReader"),
                    "slices" => name == "Grow",
                    "bytes" | "strings" => name == "Repeat",
                    _ => false,
                };
                !harmless
            }
            Callee::Method { name, .. } => !(callee.is_logging() || name == "Grow"),
            _ => true,
        }
    }

    fn add_comparison(
        &self,
        comparison: ExprId,
        op: BinaryOp,
        is_left: bool,
        (x, y): (ExprId, ExprId),
        limits: &mut Limits,
    ) {
        use BinaryOp::{Eql, Geq, Gtr, Leq, Lss, Neq};
        let (number, other) = if is_left { (x, y) } else { (y, x) };
        let op = match (op, is_left) {
            (Gtr, false) => Lss,
            (Geq, false) => Leq,
            (Lss, false) => Gtr,
            (Leq, false) => Geq,
            (op, _) => op,
        };
        let constant = self.int(other);
        // A loop that counts up to the number is no check of it.
        let counts = matches!(self.parent(Node::Expr(comparison)), Some(Node::Stmt(stmt)) if matches!(self.decl()[stmt], Stmt::For { .. }));
        if counts || (matches!(op, Eql | Neq) && constant == Some(0)) {
            return;
        }
        let is_small = constant.is_some_and(|constant| constant <= 1);
        let refuses = self.is_refusal(comparison);
        match op {
            Lss | Leq | Gtr | Geq if is_small => limits.below = true,
            Lss | Leq if refuses => limits.below = true,
            Gtr | Geq if refuses => {
                limits.above = true;
                limits.below |= self.is_unsigned(number);
            }
            _ => *limits = Limits { above: true, below: true },
        }
    }

    /// Whether the code behind an `if` runs only when the comparison does not hold.
    fn is_refusal(&self, comparison: ExprId) -> bool {
        let mut at = comparison;
        loop {
            match self.parent(Node::Expr(at)) {
                Some(Node::Expr(parent)) => match self.decl()[parent] {
                    Expr::Paren(_) | Expr::Binary { op: BinaryOp::LOr, .. } => at = parent,
                    _ => return false,
                },
                Some(Node::Stmt(stmt)) => return self.leaves(stmt),
                _ => return false,
            }
        }
    }

    fn is_unsigned(&self, expr: ExprId) -> bool {
        use Basic::{Uint, Uint8, Uint16, Uint32, Uint64, Uintptr};
        matches!(self.underlying(expr).kind(), TyKind::Basic(Uint | Uint8 | Uint16 | Uint32 | Uint64 | Uintptr))
    }
}
