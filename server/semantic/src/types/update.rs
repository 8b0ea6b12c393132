//! Which declarations an edit may affect, when more than function bodies changed.
//!
//! It is decided by names alone: a declaration is affected if it mentions a name whose declaration changed, or one whose
//! declaration mentions such a name outside of function bodies, and so on. Everything that checking reads of other
//! declarations is reached through names that stand somewhere on the way.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::index::receiver_base;
use super::package::Names;
use crate::intern::Symbol;
use crate::syntax::ast::{Decl, DeclKind, Expr, GenTok, Spec};
use crate::workspace::Package;

/// The names that mean something else, or may; `None` when that may be all of them.
pub(super) fn affected_names(old: &Package, new: &Package) -> Option<Names> {
    if old.files.len() != new.files.len() || old.name != new.name {
        return None;
    }
    let mut names = Names::default();
    for (old, new) in old.files.iter().zip(&new.files) {
        if old.path != new.path {
            return None;
        }
        if Arc::ptr_eq(&old.file, &new.file) {
            continue;
        }
        let before: FxHashSet<u64> = old.file.items.iter().map(|item| item.decl.header_hash).collect();
        let after: FxHashSet<u64> = new.file.items.iter().map(|item| item.decl.header_hash).collect();
        for item in &old.file.items {
            if !after.contains(&item.decl.header_hash) {
                add_declared(&item.decl, &mut names)?;
            }
        }
        for item in &new.file.items {
            if !before.contains(&item.decl.header_hash) {
                add_declared(&item.decl, &mut names)?;
            }
        }
    }
    close(new, &mut names);
    Some(names)
}

/// Adds what a declaration declares; `None` for imports, which may change what any name of their file means.
fn add_declared(decl: &Decl, names: &mut Names) -> Option<()> {
    match decl.kind {
        DeclKind::Bad => {}
        DeclKind::Package(_) => return None,
        DeclKind::Func(func) => {
            names.extend(decl.ident(func.name));
            names.extend(func.recv.and_then(|recv| receiver_base(decl, recv)).map(|(base, _)| base));
        }
        DeclKind::Gen(gen_decl) if gen_decl.tok == GenTok::Import => return None,
        DeclKind::Gen(gen_decl) => {
            for spec in decl.list(gen_decl.specs) {
                match decl[spec] {
                    Spec::Value { names: idents, .. } => {
                        names.extend(decl.list(idents).filter_map(|ident| decl.ident(ident)));
                    }
                    Spec::Type { name, .. } => names.extend(decl.ident(name)),
                    Spec::Import { .. } => {}
                }
            }
        }
    }
    Some(())
}

/// Adds what mentions one of the names outside of function bodies, until nothing more does.
fn close(package: &Package, names: &mut Names) {
    let mut rest: Vec<(&Decl, Vec<Symbol>)> = Vec::new();
    for item in package.files.iter().flat_map(|file| &file.file.items) {
        rest.push((&item.decl, header_names(&item.decl)));
    }
    loop {
        let before = names.len();
        rest.retain(|(decl, mentioned)| {
            let affected = mentioned.iter().any(|name| names.contains(name));
            if affected {
                add_declared(decl, names);
            }
            !affected
        });
        if names.len() == before {
            break;
        }
    }
}

/// The identifiers of a declaration that others can see. Those of a body come along where it has no header of its own.
fn header_names(decl: &Decl) -> Vec<Symbol> {
    let body = decl.func().and_then(|func| func.body).map(|body| decl.stmt_span(body));
    let outside = decl.exprs().filter(|e| !body.is_some_and(|body| body.contains(decl.expr_span(*e))));
    outside.filter_map(|e| decl.ident(e)).collect()
}

/// Whether a declaration mentions one of the names.
pub(super) fn mentions(decl: &Decl, names: &Names) -> bool {
    decl.exprs().any(|e| matches!(decl[e], Expr::Ident(name) if names.contains(&name)))
}
