//! What a package declares: its package-level objects and methods by name, found without looking at any type.
//!
//! Places are positions in lists, not node ids: they stay right for as long as nothing outside of function bodies changes.

use rustc_hash::FxHashMap;

use crate::intern::Symbol;
use crate::syntax::ast::{Decl, DeclKind, Expr, ExprId, FieldId, FuncDecl, GenDecl, GenTok, Spec, SpecId};
use crate::syntax::file::File;

/// Longer chains of aliases are not followed to the receiver's type.
const MAX_ALIASES: usize = 16;

/// What kind of object a package-level name denotes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ObjectKind {
    /// A constant.
    Const,
    /// A variable.
    Var,
    /// A function.
    Func,
    /// A defined type.
    Type,
    /// An alias.
    Alias,
}

/// Where a top-level declaration stands: file and item of the package.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    /// Position of the file in the package.
    pub file: u32,
    /// Position of the declaration in the file.
    pub item: u32,
}

/// A package-level declaration of a name.
#[derive(Clone, Copy, Debug)]
pub struct Declared {
    /// Name.
    pub name: Symbol,
    /// What it declares.
    pub kind: ObjectKind,
    /// The declaration.
    pub place: Place,
    /// Position of the specification in its group; 0 for functions.
    pub spec: u32,
    /// Position of the name in its specification; 0 for functions and types.
    pub position: u32,
    /// Position of the specification whose type and values hold: of a constant that repeats them an earlier one.
    pub source: u32,
}

/// A method declaration.
#[derive(Clone, Copy, Debug)]
pub struct DeclaredMethod {
    /// Name.
    pub name: Symbol,
    /// Whether the receiver is a pointer.
    pub pointer: bool,
    /// The declaration.
    pub place: Place,
}

/// The names of a package.
#[derive(Debug, Default)]
pub struct Index {
    /// Declarations in order. Of several with the same name the first counts.
    pub declared: Vec<Declared>,
    by_name: FxHashMap<Symbol, u32>,
    methods: FxHashMap<Symbol, Vec<DeclaredMethod>>,
}

impl Index {
    /// The names of a package of these files.
    pub fn of<'a>(files: impl Iterator<Item = &'a File>) -> Index {
        let mut index = Index::default();
        let mut aliases = FxHashMap::default();
        for (file_index, file) in files.enumerate() {
            for (item_index, item) in file.items.iter().enumerate() {
                let place = Place { file: number(file_index), item: number(item_index) };
                match item.decl.kind {
                    DeclKind::Func(func) => index.add_func(&item.decl, func, place),
                    DeclKind::Gen(gen_decl) => index.add_gen(&item.decl, gen_decl, place, &mut aliases),
                    DeclKind::Package(_) | DeclKind::Bad => {}
                }
            }
        }
        index.attach_through_aliases(&aliases);
        for methods in index.methods.values_mut() {
            methods.sort_by_key(|method| method.name);
        }
        index
    }

    /// The declaration of a name.
    pub fn lookup(&self, name: Symbol) -> Option<u32> {
        self.by_name.get(&name).copied()
    }

    /// The methods of a type, sorted by the numbers of their names.
    pub fn methods(&self, type_name: Symbol) -> &[DeclaredMethod] {
        self.methods.get(&type_name).map_or(&[], Vec::as_slice)
    }

    /// The method of that name; of several the first.
    pub fn method(&self, type_name: Symbol, name: Symbol) -> Option<DeclaredMethod> {
        let methods = self.methods(type_name);
        let at = methods.partition_point(|method| method.name < name);
        methods.get(at).filter(|method| method.name == name).copied()
    }

    fn add_func(&mut self, decl: &Decl, func: FuncDecl, place: Place) {
        let Some(name) = decl.ident(func.name) else { return };
        let Some(recv) = func.recv else {
            if name != "init" {
                self.declare(Declared { name, kind: ObjectKind::Func, place, spec: 0, position: 0, source: 0 });
            }
            return;
        };
        if let Some((base, pointer)) = receiver_base(decl, recv)
            && name != Symbol::BLANK
        {
            self.methods.entry(base).or_default().push(DeclaredMethod { name, pointer, place });
        }
    }

    fn add_gen(&mut self, decl: &Decl, gen_decl: GenDecl, place: Place, aliases: &mut FxHashMap<Symbol, Symbol>) {
        let mut source = 0;
        for (position, spec) in decl.list(gen_decl.specs).enumerate() {
            let spec_at = number(position);
            match decl[spec] {
                Spec::Value { names, ty, values, .. } => {
                    if gen_decl.tok != GenTok::Const || ty.is_some() || !values.is_empty() {
                        source = spec_at;
                    }
                    let kind = if gen_decl.tok == GenTok::Const { ObjectKind::Const } else { ObjectKind::Var };
                    for (position, name) in decl.list(names).enumerate() {
                        let Some(name) = decl.ident(name) else { continue };
                        self.declare(Declared { name, kind, place, spec: spec_at, position: number(position), source });
                    }
                }
                Spec::Type { name, alias, ty, .. } => {
                    let Some(name) = decl.ident(name) else { continue };
                    let kind = if alias { ObjectKind::Alias } else { ObjectKind::Type };
                    self.declare(Declared { name, kind, place, spec: spec_at, position: 0, source: spec_at });
                    if let (true, Some(target)) = (alias, base_ident(decl, ty)) {
                        aliases.insert(name, target.0);
                    }
                }
                Spec::Import { .. } => {}
            }
        }
    }

    fn declare(&mut self, declared: Declared) {
        if declared.name == Symbol::BLANK {
            return;
        }
        let id = number(self.declared.len());
        self.by_name.entry(declared.name).or_insert(id);
        self.declared.push(declared);
    }

    /// A receiver may name its type through an alias.
    fn attach_through_aliases(&mut self, aliases: &FxHashMap<Symbol, Symbol>) {
        let through: Vec<Symbol> = self.methods.keys().filter(|name| aliases.contains_key(name)).copied().collect();
        for name in through {
            let mut target = name;
            for _ in 0..MAX_ALIASES {
                match aliases.get(&target) {
                    Some(next) => target = *next,
                    None => break,
                }
            }
            let methods = self.methods.remove(&name).unwrap_or_default();
            self.methods.entry(target).or_default().extend(methods);
        }
    }
}

/// The name of a receiver's type, and whether the receiver is a pointer to it.
pub fn receiver_base(decl: &Decl, recv: FieldId) -> Option<(Symbol, bool)> {
    base_ident(decl, decl[recv].ty?)
}

fn base_ident(decl: &Decl, mut ty: ExprId) -> Option<(Symbol, bool)> {
    let mut pointer = false;
    for _ in 0..MAX_ALIASES {
        ty = match decl[ty] {
            Expr::Ident(name) => return Some((name, pointer)),
            Expr::Paren(inner) => inner,
            Expr::Star(inner) => {
                pointer = true;
                inner
            }
            Expr::Index { x, .. } => x,
            _ => return None,
        };
    }
    None
}

/// The specification at a position of a general declaration.
pub fn spec_at(decl: &Decl, position: u32) -> Option<SpecId> {
    match decl.kind {
        DeclKind::Gen(gen_decl) => decl.at(gen_decl.specs, position as usize),
        _ => None,
    }
}

/// The identifier that declares an object.
pub fn declaring_ident(decl: &Decl, declared: &Declared) -> Option<ExprId> {
    if let DeclKind::Func(func) = decl.kind {
        return Some(func.name);
    }
    match decl[spec_at(decl, declared.spec)?] {
        Spec::Value { names, .. } => decl.at(names, declared.position as usize),
        Spec::Type { name, .. } => Some(name),
        Spec::Import { .. } => None,
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
