//! Block scopes.

use rustc_hash::FxHashMap;

use super::Checker;
use crate::intern::Symbol;
use crate::syntax::ast::ExprId;
use crate::types::info::{Def, Local, LocalId, LocalKind};
use crate::types::ty::Ty;

/// What names mean here, and what they meant in the blocks around.
#[derive(Default)]
pub(super) struct Scopes {
    names: FxHashMap<Symbol, Binding>,
    /// What a declaration hid, to be restored at the end of its block.
    hidden: Vec<(Symbol, Option<Binding>)>,
    /// Where in `hidden` the open blocks begin.
    blocks: Vec<usize>,
}

#[derive(Clone, Copy)]
struct Binding {
    local: LocalId,
    block: usize,
}

impl Scopes {
    fn declare(&mut self, name: Symbol, local: LocalId) {
        let old = self.names.insert(name, Binding { local, block: self.blocks.len() });
        self.hidden.push((name, old));
    }

    fn lookup(&self, name: Symbol) -> Option<LocalId> {
        self.names.get(&name).map(|binding| binding.local)
    }

    fn lookup_innermost(&self, name: Symbol) -> Option<LocalId> {
        self.names.get(&name).filter(|binding| binding.block == self.blocks.len()).map(|binding| binding.local)
    }
}

impl Checker<'_> {
    pub(super) fn open_scope(&mut self) {
        self.scopes.blocks.push(self.scopes.hidden.len());
    }

    pub(super) fn close_scope(&mut self) {
        let start = self.scopes.blocks.pop().unwrap_or(0);
        while self.scopes.hidden.len() > start {
            match self.scopes.hidden.pop() {
                Some((name, Some(old))) => self.scopes.names.insert(name, old),
                Some((name, None)) => self.scopes.names.remove(&name),
                None => None,
            };
        }
    }

    pub(super) fn lookup_local(&self, name: Symbol) -> Option<LocalId> {
        self.scopes.lookup(name)
    }

    /// The local of that name that the innermost block declares.
    pub(super) fn lookup_innermost(&self, name: Symbol) -> Option<LocalId> {
        self.scopes.lookup_innermost(name)
    }

    /// Makes a local of which the scope begins later.
    pub(super) fn new_local(&mut self, ident: ExprId, kind: LocalKind, ty: Ty) -> LocalId {
        let id = LocalId(u32::try_from(self.locals.len()).unwrap_or(u32::MAX));
        let name = self.decl.ident(ident).unwrap_or(Symbol::BLANK);
        let func = self.funcs.last().and_then(|func| func.literal);
        self.locals.push(Local { name, ident, kind, ty, func });
        id
    }

    /// Begins the scope of a local.
    pub(super) fn bind(&mut self, local: LocalId) {
        let name = self.local(local).map_or(Symbol::BLANK, |local| local.name);
        if name != Symbol::BLANK {
            self.scopes.declare(name, local);
        }
    }

    /// Makes a local, records that `ident` declares it, and begins its scope.
    pub(super) fn declare(&mut self, ident: ExprId, kind: LocalKind, ty: Ty) -> LocalId {
        let local = self.new_local(ident, kind, ty);
        self.define(ident, Def::Local(local));
        self.bind(local);
        local
    }

    pub(super) fn local(&self, id: LocalId) -> Option<&Local> {
        self.locals.get(id.0 as usize)
    }

    pub(super) fn set_local_type(&mut self, id: LocalId, ty: Ty) {
        if let Some(local) = self.locals.get_mut(id.0 as usize) {
            local.ty = ty;
        }
    }
}
