//! The types of a package: what the rest of the program asks.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::check::Checker;
use super::facts::Facts;
use super::index::{self, ObjectKind, Place};
use super::info::{Info, PackageObject};
use super::lookup::Selection;
use super::ty::{Ty, TypeName};
use crate::intern::Symbol;
use crate::syntax::ast::{Decl, ExprId};
use crate::syntax::file::File;
use crate::workspace::{Package, Workspace};

/// The types of a package. Declarations are checked when they are first asked for.
#[derive(Debug)]
pub struct Types {
    facts: Rc<Facts>,
    package: Rc<Package>,
    files: Vec<Rc<FileInfos>>,
}

/// What checking found out about the declarations of a file. After an edit it is the same value as long as the file is the
/// same and nothing changed but function bodies elsewhere.
#[derive(Debug)]
pub(crate) struct FileInfos {
    file: Arc<File>,
    infos: RefCell<Vec<Option<Rc<Info>>>>,
}

impl FileInfos {
    fn new(file: &Arc<File>) -> FileInfos {
        FileInfos { file: file.clone(), infos: RefCell::new(vec![None; file.items.len()]) }
    }

    /// Those of the file after an edit: the results for declarations that are the same and of which `holds` says that they
    /// may be kept.
    fn reused(&self, file: &Arc<File>, holds: impl Fn(&Decl, &Info) -> bool) -> Rc<FileInfos> {
        let fresh = FileInfos::new(file);
        let old_infos = self.infos.borrow();
        let by_decl: FxHashMap<*const Decl, &Rc<Info>> = (self.file.items.iter().zip(old_infos.iter()))
            .filter_map(|(item, info)| Some((Arc::as_ptr(&item.decl), info.as_ref()?)))
            .collect();
        for (item, slot) in file.items.iter().zip(fresh.infos.borrow_mut().iter_mut()) {
            let kept = by_decl.get(&Arc::as_ptr(&item.decl)).filter(|info| holds(&item.decl, info));
            *slot = kept.map(|info| (*info).clone());
        }
        Rc::new(fresh)
    }
}

/// A package-level object, as others ask for it.
#[derive(Clone, Copy, Debug)]
pub struct ObjectInfo {
    /// What kind of object it is.
    pub kind: ObjectKind,
    /// Its type; of a type that type, of a function its signature.
    pub ty: Ty,
}

impl Types {
    /// The types of a package of the workspace.
    pub fn of(workspace: &Workspace, package: &Rc<Package>) -> Rc<Types> {
        workspace.types().types(workspace, package)
    }

    pub(super) fn new(facts: Rc<Facts>, package: &Rc<Package>) -> Types {
        let files = package.files.iter().map(|file| Rc::new(FileInfos::new(&file.file))).collect();
        Types { facts, package: package.clone(), files }
    }

    /// The package that these are the types of.
    pub fn package(&self) -> &Rc<Package> {
        &self.package
    }

    pub(super) fn facts(&self) -> &Rc<Facts> {
        &self.facts
    }

    /// What checking a declaration found out: that of an item of a file, by their positions.
    pub fn info(&self, file: usize, item: usize) -> Rc<Info> {
        let Some(infos) = self.files.get(file) else { return Rc::default() };
        if let Some(Some(known)) = infos.infos.borrow().get(item) {
            return known.clone();
        }
        let Some(place) = infos.file.items.get(item) else { return Rc::default() };
        let info = Rc::new(Checker::check(&self.facts, file, &place.decl));
        if let Some(slot) = infos.infos.borrow_mut().get_mut(item) {
            *slot = Some(info.clone());
        }
        info
    }

    /// What [`Types::info`] knows of a file.
    pub(crate) fn file(&self, file: usize) -> Option<&Rc<FileInfos>> {
        self.files.get(file)
    }

    /// Forgets what [`Types::info`] found out; it is found out again when it is asked for.
    pub(super) fn forget(&self) {
        self.files.iter().for_each(|file| file.infos.borrow_mut().fill(None));
    }

    /// The underlying type. That of a type parameter is its constraint's interface.
    pub fn underlying(&self, ty: Ty) -> Ty {
        self.facts.underlying(ty)
    }

    /// The underlying type that all types of a type parameter share; of another type its own.
    pub fn core_type(&self, ty: Ty) -> Option<Ty> {
        self.facts.core_type(ty)
    }

    /// The field or method that `name` selects from a value or type `ty`, whether or not the value is addressable.
    pub fn lookup(&self, ty: Ty, name: Symbol) -> Option<Rc<Selection>> {
        self.facts.lookup(ty, name)
    }

    /// A package-level object of this package or of one that it knows.
    pub fn object(&self, object: PackageObject) -> Option<ObjectInfo> {
        let home = self.facts.home(object.package);
        let object = self.facts.object_in(&home, object.name)?;
        Some(ObjectInfo { kind: object.kind, ty: object.ty })
    }

    /// Where an object of this package is declared, and the identifier that does.
    pub fn place(&self, object: PackageObject) -> Option<(Place, ExprId)> {
        if object.package != self.package.path {
            return None;
        }
        let declared = self.facts.index.declared.get(self.facts.index.lookup(object.name)? as usize)?;
        Some((declared.place, index::declaring_ident(self.decl(declared.place)?, declared)?))
    }

    /// Where a method of this package is declared.
    pub fn method_place(&self, owner: TypeName, name: Symbol) -> Option<Place> {
        if owner.package != self.package.path || owner.scope != 0 {
            return None;
        }
        self.facts.index.method(owner.name, name).map(|method| method.place)
    }

    /// The names of the methods that a defined type declares and this package can call, and whether only pointers have
    /// them.
    pub fn methods(&self, owner: TypeName) -> Vec<(Symbol, bool)> {
        self.facts.declared_methods(owner)
    }

    /// The type as Go writes it, with packages by their names.
    pub fn type_string(&self, ty: Ty) -> String {
        ty.to_text(&|path| self.facts.package_name(path))
    }

    /// The name that package `path` has in its package clause, or probably has.
    pub fn package_name(&self, path: Symbol) -> Symbol {
        self.facts.package_name(path)
    }

    fn decl(&self, place: Place) -> Option<&Decl> {
        let file = self.package.files.get(place.file as usize)?;
        file.file.items.get(place.item as usize).map(|item| &*item.decl)
    }

    /// The types after an edit of the package. What it imports is the same.
    pub(super) fn updated(&self, workspace: &Workspace, package: &Rc<Package>) -> Rc<Types> {
        if self.same_headers(package) {
            let files = (self.files.iter().zip(&package.files)).map(|(old, file)| {
                if Arc::ptr_eq(&old.file, &file.file) { Rc::clone(old) } else { old.reused(&file.file, |_, _| true) }
            });
            let files = files.collect();
            return Rc::new(Types { facts: self.facts.clone(), package: package.clone(), files });
        }
        let facts = workspace.types().new_facts(workspace, package);
        facts.take_locals(&self.facts);
        let changed = super::update::affected_names(&self.package, package);
        let files = match changed {
            Some(names) => self.reused(package, |decl, _| !super::update::mentions(decl, &names)),
            None => package.files.iter().map(|file| Rc::new(FileInfos::new(&file.file))).collect(),
        };
        Rc::new(Types { facts, package: package.clone(), files })
    }

    /// Whether nothing changed but function bodies.
    fn same_headers(&self, package: &Package) -> bool {
        self.package.files.len() == package.files.len()
            && self.package.files.iter().zip(&package.files).all(|(old, new)| {
                old.path == new.path && (Arc::ptr_eq(&old.file, &new.file) || same_items(&old.file, &new.file))
            })
    }

    /// The results for declarations that are the same and of which `holds` says that they may be kept.
    fn reused(&self, package: &Package, holds: impl Fn(&Decl, &Info) -> bool) -> Vec<Rc<FileInfos>> {
        let known: FxHashMap<Symbol, &Rc<FileInfos>> =
            self.package.files.iter().map(|file| file.path).zip(&self.files).collect();
        let file = |file: &crate::workspace::PackageFile| match known.get(&file.path) {
            Some(old) => old.reused(&file.file, &holds),
            None => Rc::new(FileInfos::new(&file.file)),
        };
        package.files.iter().map(file).collect()
    }
}

fn same_items(old: &File, new: &File) -> bool {
    old.items.len() == new.items.len()
        && old
            .items
            .iter()
            .zip(&new.items)
            .all(|(old, new)| Arc::ptr_eq(&old.decl, &new.decl) || old.decl.header_hash == new.decl.header_hash)
}

/// Names by which a declaration may be affected.
pub(super) type Names = FxHashSet<Symbol>;
