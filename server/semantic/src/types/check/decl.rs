//! Declarations, at package level and in functions.

use super::record::Recorder;
use super::{Checker, Function};
use crate::intern::Symbol;
use crate::syntax::ast::Expr;
use crate::syntax::ast::{Decl, DeclKind, ExprId, FuncDecl, GenDecl, GenTok, Spec};
use crate::types::facts::Facts;
use crate::types::index::receiver_base;
use crate::types::info::{Def, Info, LocalId, LocalKind, Mode, PackageObject};
use crate::types::scope::import_path;
use crate::types::ty::{Ty, TyKind, TypeName};
use crate::types::value::Value;

/// A value specification as it is written.
#[derive(Clone, Copy)]
struct ValueSpec {
    names: crate::syntax::ast::List<ExprId>,
    ty: Option<ExprId>,
    values: crate::syntax::ast::List<ExprId>,
    iota: u32,
}

/// A type specification as it is written.
#[derive(Clone, Copy)]
struct TypeSpec {
    name: ExprId,
    type_params: crate::syntax::ast::List<crate::syntax::ast::FieldId>,
    alias: bool,
    ty: ExprId,
}

impl<'a> Checker<'a> {
    /// Checks a top-level declaration.
    pub(in crate::types) fn check(facts: &'a Facts, file: usize, decl: &'a Decl) -> Info {
        let mut checker = Checker::new(facts, file, decl, Some(Recorder::new(decl)));
        match decl.kind {
            DeclKind::Bad => {}
            DeclKind::Package(name) => checker.define(name, Def::None),
            DeclKind::Gen(gen_decl) => checker.package_decl(gen_decl),
            DeclKind::Func(func) => checker.func_decl(func),
        }
        checker.finish()
    }

    fn func_decl(&mut self, func: FuncDecl) {
        let name = self.decl.ident(func.name).unwrap_or(Symbol::BLANK);
        let mut locals = Vec::new();
        let own = self.decl[func.ty].type_params;
        match func.recv.map(|recv| (recv, receiver_base(self.decl, recv))) {
            Some((recv, base)) => {
                let base = base.map(|(base, _)| base);
                let owner = base.map(|base| self.facts.type_name(base));
                self.define(func.name, Def::Method { owner, name });
                let params = base.map(|base| self.declare_receiver_params(func, base)).unwrap_or_default();
                self.receiver(recv, &params, &mut locals);
                let base = base.unwrap_or(Symbol::EMPTY);
                self.declare_type_params(own, self.facts.method_owner(base, name), params.len());
            }
            None => {
                self.define(func.name, Def::Package(PackageObject { package: self.facts.path, name }));
                self.declare_type_params(own, self.facts.type_name(name), 0);
            }
        }
        self.bounds(own);
        let (signature, params) = self.signature_with_locals(func.ty);
        self.record_type(func.name, Mode::Value, signature);
        locals.extend(params);
        match func.body {
            Some(body) => self.func_body(None, signature, &locals, body),
            None => locals.into_iter().for_each(|local| self.bind(local)),
        }
    }

    fn receiver(&mut self, recv: crate::syntax::ast::FieldId, params: &[Ty], locals: &mut Vec<LocalId>) {
        let field = self.decl[recv];
        let ty = field.ty.map_or(Ty::UNKNOWN, |ty| self.receiver_type(ty, params));
        for name in self.decl.list(field.names) {
            let local = self.new_local(name, LocalKind::Receiver, ty);
            self.define(name, Def::Local(local));
            self.record_declared(name, ty);
            locals.push(local);
        }
    }

    fn package_decl(&mut self, gen_decl: GenDecl) {
        let mut repeated = (None, crate::syntax::ast::List::default());
        // Initializers may hold function literals whose labels belong to them alone.
        self.funcs.push(Function::default());
        for spec in self.decl.list(gen_decl.specs) {
            match self.decl[spec] {
                Spec::Import { name, path, .. } => self.import_spec(name, path),
                Spec::Value { names, ty, values, iota, .. } => {
                    let spec = ValueSpec { names, ty, values, iota };
                    match gen_decl.tok {
                        GenTok::Const => self.package_consts(spec, &mut repeated),
                        _ => self.package_vars(spec),
                    }
                }
                Spec::Type { name, type_params, alias, ty, .. } => {
                    self.package_type(TypeSpec { name, type_params, alias, ty });
                }
            }
        }
        self.funcs.pop();
    }

    fn import_spec(&mut self, name: Option<ExprId>, path: ExprId) {
        let Expr::BasicLit { text, .. } = self.decl[path] else { return };
        let path = import_path(self.decl.text(text));
        if let Some(name) = name {
            self.define(name, Def::Import(path));
        }
    }

    fn define_object(&mut self, ident: ExprId) -> Option<crate::types::object::Object> {
        let name = self.decl.ident(ident)?;
        if name == Symbol::BLANK {
            self.define(ident, Def::None);
            return None;
        }
        self.define(ident, Def::Package(PackageObject { package: self.facts.path, name }));
        self.facts.own_object(name)
    }

    fn package_consts(&mut self, spec: ValueSpec, repeated: &mut Repeated) {
        let names: Vec<ExprId> = self.decl.list(spec.names).collect();
        let own = spec.ty.is_some() || !spec.values.is_empty();
        if own {
            *repeated = (spec.ty, spec.values);
        }
        let values = self.const_values(spec, *repeated, own);
        for (ident, (ty, _)) in names.into_iter().zip(values) {
            self.define_object(ident);
            self.record_type(ident, Mode::Const, ty);
        }
    }

    /// Types and values of the constants of a specification. What a repeated one says last is what is recorded.
    fn const_values(&mut self, spec: ValueSpec, source: Repeated, own: bool) -> Vec<(Ty, Value)> {
        let (ty_expr, values) = source;
        self.iota = Some(spec.iota);
        let ty = ty_expr.map(|ty| self.type_of(ty));
        let count = spec.names.len().max(if own { values.len() } else { 0 });
        let mut found = Vec::with_capacity(count);
        for position in 0..count {
            found.push(self.init_const(ty, self.decl.at(values, position)));
        }
        self.iota = None;
        found
    }

    /// Type and value of a constant.
    pub(super) fn init_const(&mut self, ty: Option<Ty>, value: Option<ExprId>) -> (Ty, Value) {
        let Some(value) = value else { return (ty.unwrap_or(Ty::UNKNOWN), Value::Unknown) };
        let mut x = self.expr(value);
        let target = ty.unwrap_or(x.ty);
        self.assign(&mut x, Some(target));
        let found = if x.is_const() { x.constant_value() } else { Value::Unknown };
        let own = if x.is_const() { x.ty } else { Ty::UNKNOWN };
        (ty.unwrap_or(own), found)
    }

    fn package_vars(&mut self, spec: ValueSpec) {
        let ty = spec.ty.map(|ty| self.type_of(ty));
        let names: Vec<ExprId> = self.decl.list(spec.names).collect();
        let targets = vec![ty; names.len()];
        let types = match spec.values.is_empty() {
            true => targets.iter().map(|ty| ty.unwrap_or(Ty::UNKNOWN)).collect(),
            false => self.init_ok(&targets, spec.values),
        };
        for (ident, ty) in names.into_iter().zip(types) {
            self.define_object(ident);
            self.record_declared(ident, ty);
        }
    }

    fn package_type(&mut self, spec: TypeSpec) {
        let Some(name) = self.decl.ident(spec.name) else { return };
        self.define_object(spec.name);
        let owner = self.facts.type_name(name);
        self.open_scope();
        self.declare_type_params(spec.type_params, owner, 0);
        self.bounds(spec.type_params);
        let ty = self.declared_type(spec.ty, Some(owner).filter(|_| !spec.alias));
        self.close_scope();
        let declared = if spec.alias { ty } else { Ty::new(TyKind::Named(owner, Box::default())) };
        self.record_type(spec.name, Mode::Type, declared);
    }

    /// A declaration inside a function.
    pub(super) fn local_decl(&mut self, gen_decl: GenDecl) {
        let mut repeated = (None, crate::syntax::ast::List::default());
        for spec in self.decl.list(gen_decl.specs) {
            match self.decl[spec] {
                Spec::Import { .. } => {}
                Spec::Value { names, ty, values, iota, .. } => {
                    let spec = ValueSpec { names, ty, values, iota };
                    match gen_decl.tok {
                        GenTok::Const => self.local_consts(spec, &mut repeated),
                        _ => self.local_vars(spec),
                    }
                }
                Spec::Type { name, type_params, alias, ty, .. } => {
                    self.local_type(TypeSpec { name, type_params, alias, ty });
                }
            }
        }
    }

    fn local_consts(&mut self, spec: ValueSpec, repeated: &mut Repeated) {
        let own = spec.ty.is_some() || !spec.values.is_empty();
        if own {
            *repeated = (spec.ty, spec.values);
        }
        let outer = self.iota;
        let values = self.const_values(spec, *repeated, own);
        self.iota = outer;
        let names: Vec<ExprId> = self.decl.list(spec.names).collect();
        for (ident, (ty, value)) in names.into_iter().zip(values) {
            let local = self.declare(ident, LocalKind::Const, ty);
            self.record_type(ident, Mode::Const, ty);
            self.values.insert(local, value);
        }
    }

    fn local_vars(&mut self, spec: ValueSpec) {
        let ty = spec.ty.map(|ty| self.type_of(ty));
        let names: Vec<ExprId> = self.decl.list(spec.names).collect();
        let locals: Vec<Option<LocalId>> = names
            .iter()
            .map(|ident| {
                let local = self.new_local(*ident, LocalKind::Var, Ty::UNKNOWN);
                self.define(*ident, Def::Local(local));
                Some(local)
            })
            .collect();
        let targets = vec![ty; names.len()];
        let types = match spec.values.is_empty() {
            true => targets.iter().map(|ty| ty.unwrap_or(Ty::UNKNOWN)).collect(),
            false => self.init_ok(&targets, spec.values),
        };
        self.begin(&locals, &types);
    }

    fn local_type(&mut self, spec: TypeSpec) {
        let name = self.decl.ident(spec.name).unwrap_or(Symbol::BLANK);
        if spec.alias {
            let ty = self.declared_type(spec.ty, None);
            self.declare(spec.name, LocalKind::Type, ty);
            self.record_type(spec.name, Mode::Type, ty);
            return;
        }
        let owner = TypeName { package: self.facts.path, name, scope: self.local_type_scope(name) };
        let ty = Ty::new(TyKind::Named(owner, Box::default()));
        // The name is in scope in its own declaration.
        self.declare(spec.name, LocalKind::Type, ty);
        self.record_type(spec.name, Mode::Type, ty);
        let body = self.declared_type(spec.ty, Some(owner));
        self.facts.set_local_body(owner, body);
    }

    /// Tells local types of the same name apart: by the declaration around them and by their order in it.
    fn local_type_scope(&mut self, name: Symbol) -> u32 {
        let count = self.local_types.entry(name).or_insert(0);
        *count += 1;
        let mut hash = 0xcbf2_9ce4_8422_2325u64;
        let mut add = |bytes: &[u8]| {
            for byte in bytes {
                hash = (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
            }
        };
        add(&count.to_le_bytes());
        if let Some(func) = self.decl.func() {
            let base = func.recv.and_then(|recv| receiver_base(self.decl, recv));
            add(base.map_or("", |(base, _)| base.as_str()).as_bytes());
            add(b".");
            add(self.decl.ident(func.name).map_or("", Symbol::as_str).as_bytes());
            if self.decl.ident(func.name).is_some_and(|name| name == "init" || name == "_") {
                add(&self.file.to_le_bytes());
            }
        } else {
            add(&self.decl.header_hash.to_le_bytes());
        }
        ((hash >> 32) as u32 ^ hash as u32).max(1)
    }
}

/// Type and values that constants without their own repeat.
type Repeated = (Option<ExprId>, crate::syntax::ast::List<ExprId>);
