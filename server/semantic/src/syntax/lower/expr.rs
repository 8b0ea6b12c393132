//! Expressions.

use super::kind::Kind;
use super::{At, Ids, Lower};
use crate::syntax::ast::{BinaryOp, Expr, ExprId, List, LitKind, Span, UnaryOp};

impl Lower<'_> {
    /// An expression or type.
    pub(super) fn expr(&mut self, at: At) -> ExprId {
        let raw = self.raw(at);
        let span = raw.span;
        if raw.missing {
            return self.out.expr(span, Expr::Bad);
        }
        let expr = match raw.kind {
            kind if kind <= Kind::Iota => Expr::Ident(self.names.symbol(self.source(span))),
            Kind::IntLiteral => self.literal(span, LitKind::Int),
            Kind::FloatLiteral => self.literal(span, LitKind::Float),
            Kind::ImaginaryLiteral => self.literal(span, LitKind::Imag),
            Kind::RuneLiteral => self.literal(span, LitKind::Char),
            Kind::InterpretedString | Kind::RawString => self.literal(span, LitKind::String),
            Kind::Selector | Kind::QualifiedType => self.selector(at),
            Kind::Call => self.call(at),
            Kind::Unary => self.unary(at),
            Kind::Binary => self.binary(at),
            Kind::Paren | Kind::ParenType => Expr::Paren(self.expr_or_bad(self.first(at), at)),
            Kind::Index => self.index(at),
            Kind::Slice => self.slice(at),
            Kind::TypeAssertion => self.type_assertion(at),
            Kind::TypeConversion | Kind::TypeInstantiation => return self.on_type(at),
            Kind::CompositeLiteral => self.composite(at),
            Kind::LiteralValue => Expr::CompositeLit { ty: None, elts: self.elements(at) },
            Kind::LiteralElement | Kind::VariadicArgument | Kind::ExpressionStatement => {
                return self.expr_or_bad(self.first(at), at);
            }
            Kind::KeyedElement => self.keyed(at),
            Kind::FuncLiteral => self.func_lit(at),
            _ => return self.ty(at),
        };
        self.out.expr(span, expr)
    }

    /// The expressions of an expression list.
    pub(super) fn exprs(&mut self, at: At) -> List<ExprId> {
        let mut ids = Ids::<ExprId>::new();
        for (child, _) in self.named(at) {
            ids.push(self.expr(child));
        }
        self.out.list(&ids)
    }

    fn literal(&mut self, span: Span, kind: LitKind) -> Expr {
        Expr::BasicLit { kind, text: self.out.text(self.source(span)) }
    }

    fn selector(&mut self, at: At) -> Expr {
        let mut parts = self.named(at);
        let x = self.expr_or_bad(parts.next().map(|(part, _)| part), at);
        let sel = self.expr_or_bad(parts.next().map(|(part, _)| part), at);
        Expr::Selector { x, sel }
    }

    fn call(&mut self, at: At) -> Expr {
        let (mut fun, mut args, mut ellipsis) = (None, List::default(), false);
        for (part, kind) in self.named(at) {
            match (kind, fun) {
                (Kind::ArgumentList, Some(_)) => (args, ellipsis) = self.arguments(part),
                (Kind::TypeArguments, Some(x)) => {
                    let indices = self.exprs(part);
                    let span = Span::new(self.span(at).start, self.span(part).end);
                    fun = Some(self.out.expr(span, Expr::Index { x, indices }));
                }
                (_, None) => fun = Some(self.expr(part)),
                _ => {}
            }
        }
        let fun = fun.unwrap_or_else(|| self.bad_expr(self.span(at).start));
        Expr::Call { fun, args, ellipsis }
    }

    fn arguments(&mut self, at: At) -> (List<ExprId>, bool) {
        let mut ids = Ids::<ExprId>::new();
        let mut ellipsis = false;
        for (part, kind) in self.named(at) {
            ellipsis = kind == Kind::VariadicArgument;
            ids.push(self.expr(part));
        }
        (self.out.list(&ids), ellipsis)
    }

    fn unary(&mut self, at: At) -> Expr {
        let op = self.children(at).next().and_then(|(_, token)| match token {
            Kind::Plus => Some(UnaryOp::Plus),
            Kind::Minus => Some(UnaryOp::Minus),
            Kind::Not => Some(UnaryOp::Not),
            Kind::Xor => Some(UnaryOp::Xor),
            Kind::And => Some(UnaryOp::And),
            Kind::Arrow => Some(UnaryOp::Arrow),
            _ => None,
        });
        let x = self.expr_or_bad(self.first(at), at);
        match op {
            Some(op) => Expr::Unary { op, x },
            None => Expr::Star(x),
        }
    }

    fn binary(&mut self, at: At) -> Expr {
        let (mut x, mut y, mut op) = (None, None, None);
        for (part, kind) in self.children(at) {
            if kind == Kind::Error {
                continue;
            }
            if !kind.is_named() {
                op = op.or(binary_op(kind));
            } else if x.is_none() {
                x = Some(part);
            } else {
                y = Some(part);
            }
        }
        let x = self.expr_or_bad(x, at);
        let y = self.expr_or_bad(y, at);
        match op {
            Some(op) => Expr::Binary { op, x, y },
            None => Expr::Bad,
        }
    }

    fn index(&mut self, at: At) -> Expr {
        let mut parts = self.named(at);
        let x = self.expr_or_bad(parts.next().map(|(part, _)| part), at);
        let index = self.expr_or_bad(parts.next().map(|(part, _)| part), at);
        Expr::Index { x, indices: self.out.list(&[index]) }
    }

    fn slice(&mut self, at: At) -> Expr {
        let mut x = None;
        let mut bounds = [None; 3];
        let mut colons = 0;
        for (part, kind) in self.children(at) {
            if kind == Kind::Colon {
                colons = (colons + 1).min(2);
            } else if kind.is_named() && kind != Kind::Error {
                let expr = self.expr(part);
                if x.is_none() {
                    x = Some(expr);
                } else {
                    bounds[colons] = Some(expr);
                }
            }
        }
        let x = x.unwrap_or_else(|| self.bad_expr(self.span(at).start));
        let [lo, hi, max] = bounds;
        Expr::Slice { x, lo, hi, max }
    }

    fn type_assertion(&mut self, at: At) -> Expr {
        let mut parts = self.named(at);
        let x = self.expr_or_bad(parts.next().map(|(part, _)| part), at);
        let ty = self.expr_or_bad(parts.next().map(|(part, _)| part), at);
        Expr::TypeAssert { x, ty: Some(ty) }
    }

    /// A conversion that the grammar can tell from a call, or an instantiation that it can tell from an index.
    fn on_type(&mut self, at: At) -> ExprId {
        let mut parts = self.named(at);
        let mut ty = parts.next().map(|(part, _)| part);
        // In `*T(x)` it is T(x) that is pointed to, but the grammar reads it as `(*T)(x)`.
        let mut stars = Ids::<u32>::new();
        while let Some(pointer) = ty.filter(|&ty| self.kind(ty) == Kind::PointerType) {
            stars.push(self.span(pointer).start);
            ty = self.first(pointer);
        }
        let x = self.expr_or_bad(ty, at);
        let mut ids = Ids::<ExprId>::new();
        for (part, _) in parts {
            ids.push(self.expr(part));
        }
        if ids.is_empty() {
            ids.push(self.bad_expr(self.span(at).end));
        }
        let list = self.out.list(&ids);
        let end = self.span(at).end;
        let whole = match self.kind(at) {
            Kind::TypeConversion => Expr::Call { fun: x, args: list, ellipsis: false },
            _ => Expr::Index { x, indices: list },
        };
        let mut expr = self.out.expr(Span::new(self.out.decl().expr_span(x).start, end), whole);
        for start in stars.into_iter().rev() {
            expr = self.out.expr(Span::new(start, end), Expr::Star(expr));
        }
        expr
    }

    fn composite(&mut self, at: At) -> Expr {
        let (mut ty, mut elts) = (None, List::default());
        for (part, kind) in self.named(at) {
            match kind {
                Kind::LiteralValue => elts = self.elements(part),
                _ => ty = Some(self.expr(part)),
            }
        }
        Expr::CompositeLit { ty, elts }
    }

    fn elements(&mut self, at: At) -> List<ExprId> {
        self.exprs(at)
    }

    fn keyed(&mut self, at: At) -> Expr {
        let mut parts = self.named(at);
        let key = self.expr_or_bad(parts.next().map(|(part, _)| part), at);
        let value = self.expr_or_bad(parts.next().map(|(part, _)| part), at);
        Expr::KeyValue { key, value }
    }
}

/// The operation of an operator or of an assignment operator.
pub(super) fn binary_op(token: Kind) -> Option<BinaryOp> {
    Some(match token {
        Kind::Plus | Kind::PlusAssign => BinaryOp::Add,
        Kind::Minus | Kind::MinusAssign => BinaryOp::Sub,
        Kind::Times | Kind::TimesAssign => BinaryOp::Mul,
        Kind::Slash | Kind::SlashAssign => BinaryOp::Quo,
        Kind::Percent | Kind::PercentAssign => BinaryOp::Rem,
        Kind::And | Kind::AndAssign => BinaryOp::And,
        Kind::Or | Kind::OrAssign => BinaryOp::Or,
        Kind::Xor | Kind::XorAssign => BinaryOp::Xor,
        Kind::ShiftLeft | Kind::ShiftLeftAssign => BinaryOp::Shl,
        Kind::ShiftRight | Kind::ShiftRightAssign => BinaryOp::Shr,
        Kind::AndNot | Kind::AndNotAssign => BinaryOp::AndNot,
        Kind::AndAnd => BinaryOp::LAnd,
        Kind::OrOr => BinaryOp::LOr,
        Kind::Equal => BinaryOp::Eql,
        Kind::NotEqual => BinaryOp::Neq,
        Kind::Less => BinaryOp::Lss,
        Kind::LessEqual => BinaryOp::Leq,
        Kind::Greater => BinaryOp::Gtr,
        Kind::GreaterEqual => BinaryOp::Geq,
        _ => return None,
    })
}
