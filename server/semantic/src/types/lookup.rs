//! Finding fields and methods, through embedded fields too.

use std::rc::Rc;

use smallvec::SmallVec;

use super::facts::Facts;
use super::subst::subst;
use super::ty::{StructField, Ty, TyKind, TypeName};
use crate::intern::Symbol;

/// Deeper embedding is not searched.
const MAX_DEPTH: usize = 32;
/// More embedded types on one level are not searched.
const MAX_WIDTH: usize = 512;

/// What a selector selects.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Selected {
    /// A field.
    Field,
    /// A method that a defined type declares; whether only pointers have it.
    Method {
        /// Whether the receiver is a pointer.
        pointer: bool,
    },
    /// A method of an interface or type parameter.
    InterfaceMethod,
}

/// A field or method that was found.
#[derive(Clone, Debug)]
pub struct Selection {
    /// What it is.
    pub selected: Selected,
    /// Name.
    pub name: Symbol,
    /// The defined type that declares it, if it has a name.
    pub owner: Option<TypeName>,
    /// Type of the field, or the method's signature without receiver.
    pub ty: Ty,
    /// The embedded fields on the way.
    pub path: SmallVec<[Symbol; 2]>,
    /// Whether a pointer was followed.
    pub indirect: bool,
    /// Type parameters of a generic method.
    pub type_params: Option<Rc<[Ty]>>,
}

impl Selection {
    /// Whether it is a field.
    pub fn is_field(&self) -> bool {
        self.selected == Selected::Field
    }
}

/// An embedded type on the level that is searched.
#[derive(Clone)]
struct Embedded {
    ty: Ty,
    path: SmallVec<[Symbol; 2]>,
    indirect: bool,
    /// Whether the type occurs several times on this level: what it has is ambiguous.
    multiple: bool,
}

enum Found {
    Nothing,
    One(Selection),
    Ambiguous,
}

impl Facts {
    /// The field or method that `name` selects from a value or type `ty`, whether or not the value is addressable.
    pub fn lookup(&self, ty: Ty, name: Symbol) -> Option<Rc<Selection>> {
        self.selections.get((ty, name), None, || self.find(ty, name).map(Rc::new))
    }

    fn find(&self, ty: Ty, name: Symbol) -> Option<Selection> {
        if name == Symbol::BLANK {
            return None;
        }
        // A defined pointer type has the fields of what it points to, but no methods.
        if let TyKind::Named(..) = ty.kind()
            && let TyKind::Pointer(_) = self.underlying(ty).kind()
        {
            return self.search(self.underlying(ty), name).filter(Selection::is_field);
        }
        self.search(ty, name)
    }

    fn search(&self, ty: Ty, name: Symbol) -> Option<Selection> {
        let (start, indirect) = match ty.kind() {
            TyKind::Pointer(elem) => (*elem, true),
            _ => (ty, false),
        };
        if indirect && matches!(self.underlying(start).kind(), TyKind::Interface { .. }) {
            return None;
        }
        let mut level = vec![Embedded { ty: start, path: SmallVec::new(), indirect, multiple: false }];
        let mut seen: Vec<Ty> = Vec::new();
        for _ in 0..MAX_DEPTH {
            let mut next = Vec::new();
            match self.search_level(&level, name, &mut seen, &mut next) {
                Found::One(selection) => return Some(selection),
                Found::Ambiguous => return None,
                Found::Nothing if next.is_empty() => return None,
                // What is embedded and not known may have the name and hide what comes deeper.
                Found::Nothing if level.iter().any(|embedded| self.underlying(embedded.ty).is_unknown()) => {
                    return None;
                }
                Found::Nothing => level = merged(next),
            }
        }
        None
    }

    fn search_level(&self, level: &[Embedded], name: Symbol, seen: &mut Vec<Ty>, next: &mut Vec<Embedded>) -> Found {
        let mut found = None;
        for embedded in level {
            if let TyKind::Named(..) = embedded.ty.kind() {
                if seen.contains(&embedded.ty) {
                    continue;
                }
                seen.push(embedded.ty);
            }
            let Some(selection) = self.search_type(embedded, name, found.is_some(), next) else { continue };
            if found.is_some() || embedded.multiple {
                return Found::Ambiguous;
            }
            found = Some(selection);
        }
        found.map_or(Found::Nothing, Found::One)
    }

    /// Looks in one type, and collects what it embeds unless something was found already.
    fn search_type(&self, at: &Embedded, name: Symbol, found: bool, next: &mut Vec<Embedded>) -> Option<Selection> {
        if let TyKind::Named(owner, args) = at.ty.kind()
            && let Some(method) = self.declared_method(*owner, name)
        {
            let selection = Selection {
                selected: Selected::Method { pointer: method.pointer },
                name,
                owner: Some(*owner),
                ty: subst(method.ty, &method.receiver, args),
                path: at.path.clone(),
                indirect: at.indirect,
                type_params: method.type_params.clone(),
            };
            return Some(selection);
        }
        let owner = at.ty.name().map(|name| self.written_out(name));
        match self.underlying(at.ty).kind() {
            TyKind::Struct(fields) => self.search_struct(at, owner, fields, name, found, next),
            TyKind::Interface { .. } => {
                let set = self.type_set(at.ty);
                let method = set.methods.iter().find(|method| self.is_visible(method.name, method.package, name))?;
                Some(Selection {
                    selected: Selected::InterfaceMethod,
                    name,
                    owner: self.interface_owner(at.ty, name).or(owner),
                    ty: method.ty,
                    path: at.path.clone(),
                    indirect: at.indirect,
                    type_params: None,
                })
            }
            _ => None,
        }
    }

    fn search_struct(
        &self,
        at: &Embedded,
        owner: Option<TypeName>,
        fields: &[StructField],
        name: Symbol,
        found: bool,
        next: &mut Vec<Embedded>,
    ) -> Option<Selection> {
        let own = fields.iter().find(|field| self.is_visible(field.name, field.package, name));
        if let Some(field) = own {
            return Some(Selection {
                selected: Selected::Field,
                name,
                owner,
                ty: field.ty,
                path: at.path.clone(),
                indirect: at.indirect,
                type_params: None,
            });
        }
        for field in fields.iter().filter(|field| field.embedded && !found) {
            if next.len() >= MAX_WIDTH {
                break;
            }
            let (ty, pointer) = match field.ty.kind() {
                TyKind::Pointer(elem) => (*elem, true),
                _ => (field.ty, false),
            };
            let mut path = at.path.clone();
            path.push(field.name);
            next.push(Embedded { ty, path, indirect: at.indirect || pointer, multiple: at.multiple });
        }
        None
    }

    fn is_visible(&self, declared: Symbol, package: Symbol, name: Symbol) -> bool {
        declared == name && (package == Symbol::EMPTY || package == self.path)
    }

    /// The interface that declares a method, of those that `ty` embeds.
    fn interface_owner(&self, ty: Ty, name: Symbol) -> Option<TypeName> {
        let mut at = vec![ty];
        for _ in 0..MAX_WIDTH {
            let ty = at.pop()?;
            let TyKind::Interface { methods, embeds } = self.underlying(ty).kind() else { continue };
            if methods.iter().any(|method| method.name == name) {
                let named = if ty.is_type_param() { self.constraint(ty) } else { ty };
                return named.name().map(|name| self.written_out(name));
            }
            at.extend(embeds.iter().rev().filter(|embed| **embed != Ty::COMPARABLE));
        }
        None
    }
}

/// Entries with the same type become one that is marked.
fn merged(level: Vec<Embedded>) -> Vec<Embedded> {
    let mut merged: Vec<Embedded> = Vec::with_capacity(level.len());
    for embedded in level {
        match merged.iter_mut().find(|known| known.ty == embedded.ty) {
            Some(known) => known.multiple = true,
            None => merged.push(embedded),
        }
    }
    merged
}
