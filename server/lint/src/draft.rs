//! What a rule reports, before the engine has placed it in its file.

use std::sync::Arc;

use gohazard_semantic::Symbol;
use gohazard_semantic::query::Site;
use gohazard_semantic::syntax::ast::{Decl, ExprId, FieldId, Span, SpecId, StmtId};

use crate::edit::Patch;
use crate::finding::Tier;
use crate::rule::Rule;

/// Where something stands: a node of the declaration that is being checked, or a place in another one.
#[derive(Clone, Debug)]
pub enum At {
    /// A range, relative to the declaration that is being checked.
    Span(Span),
    /// An expression of it.
    Expr(ExprId),
    /// A statement of it.
    Stmt(StmtId),
    /// A field of it.
    Field(FieldId),
    /// A specification of it.
    Spec(SpecId),
    /// A place in a declaration of any file.
    Elsewhere(Anchor),
}

/// A range in a declaration, wherever that declaration may move to.
#[derive(Clone, Debug)]
pub struct Anchor {
    /// The file.
    pub path: Symbol,
    /// The declaration.
    pub decl: Arc<Decl>,
    /// The range, relative to the declaration.
    pub span: Span,
}

macro_rules! at_from {
    ($($ty:ty => $variant:ident),* $(,)?) => {$(
        impl From<$ty> for At {
            fn from(value: $ty) -> At {
                At::$variant(value)
            }
        }
    )*};
}
at_from!(Span => Span, ExprId => Expr, StmtId => Stmt, FieldId => Field, SpecId => Spec, Anchor => Elsewhere);

impl From<&Site<'_>> for At {
    fn from(site: &Site) -> At {
        let (path, decl) = (site.model.file().path, Arc::clone(&site.model.facts().decl));
        At::Elsewhere(Anchor { path, decl, span: site.model.span(site.call) })
    }
}

impl At {
    /// The range, if it lies in `decl` itself.
    pub(crate) fn span_in(&self, decl: &Decl) -> Option<Span> {
        match *self {
            At::Span(span) => Some(span),
            At::Expr(expr) => Some(decl.expr_span(expr)),
            At::Stmt(stmt) => Some(decl.stmt_span(stmt)),
            At::Field(field) => Some(decl[field].span),
            At::Spec(spec) => Some(decl.spec_span(spec)),
            At::Elsewhere(_) => None,
        }
    }
}

/// A finding in the making; [`crate::rule::Rule::bug`] and its like start one, [`crate::ctx::Ctx::report`] takes it.
#[derive(Debug)]
pub struct Draft {
    pub(crate) rule: &'static Rule,
    pub(crate) tier: Tier,
    pub(crate) at: At,
    pub(crate) message: String,
    pub(crate) related: Vec<(At, String)>,
    pub(crate) patches: Vec<Patch>,
    pub(crate) resource: Option<At>,
    pub(crate) seen_by_vet: bool,
}

impl Draft {
    pub(crate) fn new(rule: &'static Rule, tier: Tier, at: At, message: String) -> Draft {
        Draft { rule, tier, at, message, related: Vec::new(), patches: Vec::new(), resource: None, seen_by_vet: false }
    }

    /// Adds a place that explains the finding.
    #[must_use]
    pub fn related(mut self, at: impl Into<At>, message: impl Into<String>) -> Draft {
        self.related.push((at.into(), message.into()));
        self
    }

    /// Adds a repair, if there is one; the preferred one comes first.
    #[must_use]
    pub fn fix(mut self, patch: impl Into<Option<Patch>>) -> Draft {
        self.patches.extend(patch.into());
        self
    }

    /// Says which resource is concerned, for rules that supersede each other; without it, the finding's own range.
    #[must_use]
    pub fn about(mut self, resource: impl Into<At>) -> Draft {
        self.resource = Some(resource.into());
        self
    }

    /// Says that `go vet` reports the same.
    #[must_use]
    pub fn seen_by_vet(mut self) -> Draft {
        self.seen_by_vet = true;
        self
    }
}
