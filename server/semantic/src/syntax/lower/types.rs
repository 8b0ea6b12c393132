//! Types.

use super::kind::Kind;
use super::{At, Ids, Lower};
use crate::syntax::ast::{BinaryOp, ChanDir, Expr, ExprId, Field, FieldId, List, Span, UnaryOp};

impl Lower<'_> {
    /// A type that can't be mistaken for another expression.
    pub(super) fn ty(&mut self, at: At) -> ExprId {
        let span = self.span(at);
        let expr = match self.kind(at) {
            Kind::PointerType => Expr::Star(self.expr_or_bad(self.first(at), at)),
            Kind::SliceType => Expr::ArrayType { len: None, elem: self.expr_or_bad(self.first(at), at) },
            Kind::ArrayType => self.array_type(at),
            Kind::ImplicitLengthArrayType => self.implicit_array_type(at),
            Kind::MapType => self.map_type(at),
            Kind::ChannelType => self.chan_type(at),
            Kind::FunctionType => Expr::FuncType(self.func_type(at, span.start)),
            Kind::StructType => Expr::StructType { fields: self.struct_fields(at) },
            Kind::InterfaceType => Expr::InterfaceType { elems: self.interface_elems(at) },
            Kind::NegatedType => Expr::Unary { op: UnaryOp::Tilde, x: self.expr_or_bad(self.first(at), at) },
            Kind::GenericType => return self.generic_type(at),
            Kind::TypeElem | Kind::TypeConstraint => return self.union(at),
            _ => Expr::Bad,
        };
        self.out.expr(span, expr)
    }

    fn array_type(&mut self, at: At) -> Expr {
        let mut parts = self.named(at);
        let len = self.expr_or_bad(parts.next().map(|(part, _)| part), at);
        let elem = self.expr_or_bad(parts.next().map(|(part, _)| part), at);
        Expr::ArrayType { len: Some(len), elem }
    }

    fn implicit_array_type(&mut self, at: At) -> Expr {
        let dots = self.find(at, Kind::Ellipsis).map_or(self.span(at), |dots| self.span(dots));
        let len = self.out.expr(dots, Expr::Ellipsis(None));
        Expr::ArrayType { len: Some(len), elem: self.expr_or_bad(self.first(at), at) }
    }

    fn map_type(&mut self, at: At) -> Expr {
        let mut parts = self.named(at);
        let key = self.expr_or_bad(parts.next().map(|(part, _)| part), at);
        let value = self.expr_or_bad(parts.next().map(|(part, _)| part), at);
        Expr::MapType { key, value }
    }

    fn chan_type(&mut self, at: At) -> Expr {
        match self.is_receive_only(at) {
            true => Expr::ChanType { dir: ChanDir::Recv, elem: self.expr_or_bad(self.first(at), at) },
            false => self.chan_from(at),
        }
    }

    /// A channel type from its `chan` on.
    fn chan_from(&mut self, at: At) -> Expr {
        let elem = self.first(at);
        if self.find(at, Kind::Arrow).is_some() && !self.is_receive_only(at) {
            return Expr::ChanType { dir: ChanDir::Send, elem: self.expr_or_bad(elem, at) };
        }
        // The arrow of `chan <-chan T` belongs to the first `chan`, but the grammar may give it to the second.
        let Some(inner) = elem.filter(|&elem| self.kind(elem) == Kind::ChannelType && self.is_receive_only(elem))
        else {
            return Expr::ChanType { dir: ChanDir::Both, elem: self.expr_or_bad(elem, at) };
        };
        let chan = self.find(inner, Kind::Chan).unwrap_or(inner);
        let span = Span::new(self.span(chan).start, self.span(inner).end);
        let inner = self.chan_from(inner);
        Expr::ChanType { dir: ChanDir::Send, elem: self.out.expr(span, inner) }
    }

    fn is_receive_only(&self, chan: At) -> bool {
        self.children(chan).next().is_some_and(|(_, kind)| kind == Kind::Arrow)
    }

    /// `T[A, B]`
    fn generic_type(&mut self, at: At) -> ExprId {
        let mut parts = self.named(at);
        let ty = parts.next().map(|(part, _)| part);
        let arguments = parts.next().map(|(part, _)| part);
        // The grammar reads `~T[A]` as `(~T)[A]`.
        let tilde = ty.filter(|&ty| self.kind(ty) == Kind::NegatedType);
        let named = match tilde {
            Some(tilde) => self.first(tilde),
            None => ty,
        };
        let x = self.expr_or_bad(named, at);
        let indices = match arguments {
            Some(arguments) => self.exprs(arguments),
            None => List::default(),
        };
        let whole = self.span(at);
        let start = self.out.decl().expr_span(x).start;
        let index = self.out.expr(Span::new(start, whole.end), Expr::Index { x, indices });
        match tilde {
            Some(_) => self.out.expr(whole, Expr::Unary { op: UnaryOp::Tilde, x: index }),
            None => index,
        }
    }

    /// `A | B | ~C`
    fn union(&mut self, at: At) -> ExprId {
        let mut union = None;
        for (part, _) in self.named(at) {
            let y = self.expr(part);
            let Some(x) = union else {
                union = Some(y);
                continue;
            };
            let span = Span::new(self.out.decl().expr_span(x).start, self.span(part).end);
            union = Some(self.out.expr(span, Expr::Binary { op: BinaryOp::Or, x, y }));
        }
        union.unwrap_or_else(|| self.bad_expr(self.span(at).end))
    }

    fn struct_fields(&mut self, at: At) -> List<FieldId> {
        let Some(list) = self.find(at, Kind::FieldList) else { return List::default() };
        let mut ids = Ids::<FieldId>::new();
        for (child, kind) in self.named(list) {
            if kind == Kind::Field {
                ids.push(self.struct_field(child));
            }
        }
        self.out.list(&ids)
    }

    fn struct_field(&mut self, at: At) -> FieldId {
        let mut names = Ids::<ExprId>::new();
        let (mut ty, mut tag, mut star) = (None, None, None);
        for (part, kind) in self.children(at) {
            match kind {
                Kind::FieldIdentifier => names.push(self.expr(part)),
                Kind::Times => star = Some(part),
                Kind::InterpretedString | Kind::RawString => tag = Some(self.expr(part)),
                Kind::Error => {}
                _ if kind.is_named() => ty = ty.or(Some(self.expr(part))),
                _ => {}
            }
        }
        if let (Some(star), Some(x)) = (star, ty) {
            let span = Span::new(self.span(star).start, self.out.decl().expr_span(x).end);
            ty = Some(self.out.expr(span, Expr::Star(x)));
        }
        let names = self.out.list(&names);
        self.out.field(Field { span: self.span(at), names, ty, tag })
    }

    fn interface_elems(&mut self, at: At) -> List<FieldId> {
        let mut ids = Ids::<FieldId>::new();
        for (child, kind) in self.named(at) {
            let field = match kind {
                Kind::MethodElem => self.method_elem(child),
                _ => {
                    let ty = Some(self.expr(child));
                    Field { span: self.span(child), names: List::default(), ty, tag: None }
                }
            };
            ids.push(self.out.field(field));
        }
        self.out.list(&ids)
    }

    fn method_elem(&mut self, at: At) -> Field {
        let span = self.span(at);
        let name = self.expr_or_bad(self.find(at, Kind::FieldIdentifier), at);
        let start = self.find(at, Kind::ParameterList).map_or(span.end, |list| self.span(list).start);
        let signature = self.func_type(at, start);
        let signature_span = self.out.decl()[signature].span;
        let ty = self.out.expr(signature_span, Expr::FuncType(signature));
        Field { span, names: self.out.list(&[name]), ty: Some(ty), tag: None }
    }
}
