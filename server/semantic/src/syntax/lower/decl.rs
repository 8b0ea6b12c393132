//! General declarations, at the top level and in functions.

use super::kind::Kind;
use super::{At, Ids, Lower};
use crate::syntax::ast::{ExprId, GenDecl, GenTok, List, Spec, SpecId};

impl Lower<'_> {
    /// An import, constant, type or variable declaration; `None` for another node.
    pub(super) fn gen_decl(&mut self, at: At) -> Option<GenDecl> {
        let tok = match self.kind(at) {
            Kind::ImportDeclaration => GenTok::Import,
            Kind::ConstDeclaration => GenTok::Const,
            Kind::TypeDeclaration => GenTok::Type,
            Kind::VarDeclaration => GenTok::Var,
            _ => return None,
        };
        // Groups of imports and variables are nodes of their own.
        let group = self.named(at).find(|(_, kind)| matches!(kind, Kind::ImportSpecList | Kind::VarSpecList));
        let group = group.map_or(at, |(group, _)| group);
        let mut ids = Ids::<SpecId>::new();
        let mut iota = 0;
        for (child, kind) in self.named(group) {
            let spec = match kind {
                Kind::ImportSpec => self.import_spec(child),
                Kind::ConstSpec | Kind::VarSpec => self.value_spec(child, iota),
                Kind::TypeSpec | Kind::TypeAlias => self.type_spec(child, kind == Kind::TypeAlias),
                _ => continue,
            };
            iota += 1;
            ids.push(self.out.spec(spec));
        }
        Some(GenDecl { tok, specs: self.out.list(&ids) })
    }

    fn import_spec(&mut self, at: At) -> Spec {
        let (mut name, mut path) = (None, None);
        for (part, kind) in self.named(at) {
            match kind {
                Kind::InterpretedString | Kind::RawString => path = Some(part),
                _ => name = Some(self.expr(part)),
            }
        }
        Spec::Import { span: self.span(at), name, path: self.expr_or_bad(path, at) }
    }

    fn value_spec(&mut self, at: At, iota: u32) -> Spec {
        let mut names = Ids::<ExprId>::new();
        let (mut ty, mut values) = (None, List::default());
        for (part, kind) in self.named(at) {
            match kind {
                Kind::Identifier => names.push(self.expr(part)),
                Kind::ExpressionList => values = self.exprs(part),
                _ => ty = ty.or(Some(self.expr(part))),
            }
        }
        Spec::Value { span: self.span(at), names: self.out.list(&names), ty, values, iota }
    }

    fn type_spec(&mut self, at: At, alias: bool) -> Spec {
        let (mut name, mut params, mut ty) = (None, None, None);
        for (part, kind) in self.named(at) {
            match kind {
                Kind::TypeParameterList => params = Some(part),
                _ if name.is_none() => name = Some(self.expr(part)),
                _ => ty = ty.or(Some(part)),
            }
        }
        let name = name.unwrap_or_else(|| self.bad_expr(self.span(at).start));
        let type_params = self.type_params(params);
        Spec::Type { span: self.span(at), name, type_params, alias, ty: self.expr_or_bad(ty, at) }
    }
}
