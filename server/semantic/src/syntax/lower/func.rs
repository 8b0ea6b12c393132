//! Signatures and bodies of functions.

use super::flat::Flat;
use super::kind::Kind;
use super::{At, Ids, Lower};
use crate::syntax::ast::{Expr, ExprId, Field, FieldId, FuncDecl, FuncType, FuncTypeId, List, Span, Stmt, StmtId};
use crate::syntax::{masked, parse};

/// The parts of a function declaration, literal, type or method specification.
#[derive(Default)]
struct Parts {
    receiver: Option<At>,
    name: Option<At>,
    type_params: Option<At>,
    params: Option<At>,
    result: Option<At>,
    body: Option<At>,
}

impl Lower<'_> {
    fn parts(&self, at: At) -> Parts {
        let mut parts = Parts::default();
        let is_method = self.kind(at) == Kind::MethodDeclaration;
        for (part, kind) in self.named(at) {
            match kind {
                Kind::ParameterList if is_method && parts.receiver.is_none() => parts.receiver = Some(part),
                Kind::Identifier | Kind::FieldIdentifier if parts.name.is_none() => parts.name = Some(part),
                Kind::TypeParameterList => parts.type_params = Some(part),
                Kind::ParameterList if parts.params.is_none() => parts.params = Some(part),
                Kind::Block => parts.body = Some(part),
                _ => parts.result = parts.result.or(Some(part)),
            }
        }
        parts
    }

    pub(super) fn func_decl(&mut self, at: At) -> FuncDecl {
        let parts = self.parts(at);
        let recv = parts.receiver.and_then(|list| {
            let first = self.named(list).find(|&(_, kind)| is_parameter(kind));
            first.map(|(parameter, _)| self.parameter(parameter))
        });
        let name = self.expr_or_bad(parts.name, at);
        let ty = self.signature(&parts, at, self.span(at).start);
        let body = parts.body.map(|body| self.func_body(body));
        FuncDecl { recv, name, ty, body }
    }

    pub(super) fn func_lit(&mut self, at: At) -> Expr {
        let parts = self.parts(at);
        let ty = self.signature(&parts, at, self.span(at).start);
        let body = match parts.body {
            Some(body) => self.func_body(body),
            None => self.empty_block(self.span(at).end),
        };
        Expr::FuncLit { ty, body }
    }

    /// The signature of a function type or method specification, whose span starts at `start`.
    pub(super) fn func_type(&mut self, at: At, start: u32) -> FuncTypeId {
        let parts = self.parts(at);
        self.signature(&parts, at, start)
    }

    fn signature(&mut self, parts: &Parts, at: At, start: u32) -> FuncTypeId {
        let type_params = match self.kind(at) {
            Kind::MethodDeclaration => self.masked_type_params(),
            _ => self.type_params(parts.type_params),
        };
        let params = match parts.params {
            Some(list) => self.parameters(list),
            None => List::default(),
        };
        let results = match parts.result {
            Some(list) if self.kind(list) == Kind::ParameterList => self.parameters(list),
            Some(ty) => {
                let result = Field { span: self.span(ty), names: List::default(), ty: Some(self.expr(ty)), tag: None };
                let result = self.out.field(result);
                self.out.list(&[result])
            }
            None => List::default(),
        };
        let end = parts.result.or(parts.params).or(parts.name).map_or(self.span(at).end, |last| self.span(last).end);
        self.out.func_type(FuncType { span: Span::new(start, end.max(start)), type_params, params, results })
    }

    /// The type parameters of the method that is the declaration, which its parser has not seen.
    fn masked_type_params(&mut self) -> List<FieldId> {
        let Some(range) = masked::type_params_of_method(self.text) else { return List::default() };
        let source = self.text.get(range.clone()).unwrap_or("");
        // In front of them a function stands where the method does, so that offsets are the declaration's.
        let head = "func N";
        let text = format!("{}{head}{source}()", " ".repeat(range.start.saturating_sub(head.len())));
        let Some(tree) = parse::parse(&text, None) else { return List::default() };
        let mut cursor = tree.walk();
        let mut flat = Flat::default();
        flat.read(&mut cursor, 0);
        self.errors.append(&mut flat.errors);
        let list = (0..).map(At).zip(&flat.nodes).find(|(_, raw)| raw.kind == Kind::TypeParameterList);
        let Some((list, _)) = list else { return List::default() };
        let mut lower = Lower {
            nodes: &flat.nodes,
            text: &text,
            out: self.out,
            names: self.names,
            bodies: self.bodies,
            errors: self.errors,
            in_body: true,
        };
        lower.parameters(list)
    }

    /// The type parameters of a function or type.
    pub(super) fn type_params(&mut self, list: Option<At>) -> List<FieldId> {
        match list {
            Some(list) => self.parameters(list),
            None => List::default(),
        }
    }

    fn parameters(&mut self, list: At) -> List<FieldId> {
        let parameters = || self.named(list).filter(|&(_, kind)| is_parameter(kind)).map(|(parameter, _)| parameter);
        // Of a long list of names the grammar may take the first ones for types.
        let are_named = parameters().any(|parameter| self.has_name(parameter));
        let mut names = Ids::<At>::new();
        let mut ids = Ids::<FieldId>::new();
        let nodes: Ids<At> = parameters().collect();
        for (index, &parameter) in nodes.iter().enumerate() {
            let lone = are_named.then(|| self.lone_name(parameter)).flatten();
            match lone {
                Some(name) if index + 1 < nodes.len() => names.push(name),
                _ => ids.push(self.parameter_after(&names, parameter)),
            }
            if lone.is_none() {
                names.clear();
            }
        }
        self.out.list(&ids)
    }

    fn has_name(&self, parameter: At) -> bool {
        self.find(parameter, Kind::Identifier).is_some()
    }

    /// The name that makes up the whole of a parameter.
    fn lone_name(&self, parameter: At) -> Option<At> {
        let mut parts = self.children(parameter);
        match (parts.next(), parts.next()) {
            (Some((name, Kind::TypeIdentifier)), None) => Some(name),
            _ => None,
        }
    }

    fn parameter(&mut self, at: At) -> FieldId {
        self.parameter_after(&[], at)
    }

    /// A parameter whose first names stand before it.
    fn parameter_after(&mut self, before: &[At], at: At) -> FieldId {
        let mut names: Ids<ExprId> = before.iter().map(|&name| self.expr(name)).collect();
        let (mut ty, mut dots) = (None, None);
        for (part, kind) in self.children(at) {
            match kind {
                Kind::Identifier => names.push(self.expr(part)),
                Kind::Ellipsis => dots = Some(self.span(part).start),
                Kind::Error => {}
                _ if kind.is_named() => ty = ty.or(Some(self.expr(part))),
                _ => {}
            }
        }
        if let Some(start) = dots {
            let end = ty.map_or(start, |ty| self.out.decl().expr_span(ty).end);
            ty = Some(self.out.expr(Span::new(start, end.max(start)), Expr::Ellipsis(ty)));
        }
        let start = before.first().map_or(self.span(at).start, |&name| self.span(name).start);
        let names = self.out.list(&names);
        self.out.field(Field { span: Span::new(start, self.span(at).end), names, ty, tag: None })
    }

    fn func_body(&mut self, at: At) -> StmtId {
        if self.in_body {
            return self.block(at);
        }
        self.bodies.push(self.span(at));
        self.in_body = true;
        let body = self.block(at);
        self.in_body = false;
        body
    }

    /// Stands for a block that should be at `offset`.
    pub(super) fn empty_block(&mut self, offset: u32) -> StmtId {
        self.out.stmt(Span::new(offset, offset), Stmt::Block(List::default()))
    }
}

fn is_parameter(kind: Kind) -> bool {
    matches!(kind, Kind::Parameter | Kind::VariadicParameter | Kind::TypeParameter)
}
