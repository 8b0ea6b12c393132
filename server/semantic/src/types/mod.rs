//! Types, names and constant values of expressions.
//!
//! Invariants:
//! - The rules are those of go/types; nothing is reported. What is not known is `Unknown`, and a wrong type is far worse
//!   than that.
//! - Types of package-level objects are computed when they are first asked for, and depend only on what stands outside of
//!   function bodies. An edit inside a body costs the check of its declaration.
//! - Every walk is bounded: over embedded fields, chains of names, nested expressions, growing generic types.

mod basic;
mod cache;
mod check;
pub mod constant;
mod facts;
mod index;
pub mod info;
mod literal;
mod lookup;
mod memo;
mod named;
mod object;
mod package;
mod pool;
mod scope;
mod size;
mod std;
mod subst;
pub mod ty;
mod typeset;
mod universe;
mod update;
mod value;
mod write;

pub(crate) use cache::Cache;
pub use constant::Const;
pub use index::{ObjectKind, Place};
pub use info::{Def, Info, Local, LocalId, LocalKind, Mode, PackageObject};
pub use lookup::{Selected, Selection};
pub(crate) use package::FileInfos;
pub use package::{ObjectInfo, Types};
pub use ty::{Basic, Method, StructField, Term, Ty, TyKind, TypeName};
pub use universe::Builtin;
