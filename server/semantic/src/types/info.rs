//! What type checking found out about one declaration, in the manner of go/types' `Info`.

use rustc_hash::FxHashMap;

use super::constant::Const;
use super::ty::Ty;
use crate::intern::Symbol;
use crate::syntax::ast::{ExprId, StmtId};

/// What an expression denotes, as go/types' operand modes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Mode {
    /// Not known.
    #[default]
    Unknown,
    /// No value: a call without results, a statement-like builtin.
    NoValue,
    /// A type expression.
    Type,
    /// A package name (qualifier).
    Package,
    /// A builtin function.
    Builtin,
    /// A constant.
    Const,
    /// An addressable variable.
    Var,
    /// A map index expression: assignable, not addressable.
    MapIndex,
    /// A value.
    Value,
    /// `nil`
    Nil,
    /// A value that may come with an `ok`: map index, receive, type assertion.
    CommaOk,
}

/// A variable, constant or type declared inside a declaration, parameters and results included.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct LocalId(pub u32);

/// How a local came to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LocalKind {
    /// A variable.
    Var,
    /// The receiver.
    Receiver,
    /// A parameter, with its position.
    Param(u32),
    /// A named result, with its position.
    Result(u32),
    /// A constant.
    Const,
    /// A type.
    Type,
    /// A type parameter.
    TypeParam,
    /// A label.
    Label,
}

/// A local object.
#[derive(Clone, Debug)]
pub struct Local {
    /// Name.
    pub name: Symbol,
    /// The declaring identifier. The symbol of a type switch is declared once per clause: the guard's identifier.
    pub ident: ExprId,
    /// How it came to be.
    pub kind: LocalKind,
    /// Type.
    pub ty: Ty,
    /// The innermost function that declares it: `None` is the declaration itself, else the [`crate::syntax::ast::Expr::FuncLit`].
    pub func: Option<ExprId>,
}

/// A package-level object of some package: constant, variable, function or type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct PackageObject {
    /// Import path, or directory when there is none.
    pub package: Symbol,
    /// Name.
    pub name: Symbol,
}

/// What an identifier refers to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Def {
    /// Not known.
    #[default]
    Unknown,
    /// The blank identifier, or a name that denotes nothing (a package clause).
    None,
    /// Predeclared: a type, constant, function or `nil`.
    Universe(Symbol),
    /// An imported package, by import path.
    Import(Symbol),
    /// A package-level object.
    Package(PackageObject),
    /// Something declared in this declaration.
    Local(LocalId),
    /// A struct field: the struct's defined type when it has one.
    Field {
        /// Defined type that the field was found in (after promotion), if it has a name.
        owner: Option<super::ty::TypeName>,
        /// Name of the field.
        name: Symbol,
    },
    /// A method: the defined type or interface that declares it.
    Method {
        /// Defined type, if it has a name (an interface literal has none).
        owner: Option<super::ty::TypeName>,
        /// Name of the method.
        name: Symbol,
    },
}

/// What checking one declaration found out.
#[derive(Debug, Default)]
pub struct Info {
    pub(super) types: Vec<Ty>,
    pub(super) modes: Vec<Mode>,
    /// By [`ExprId::index`] the place in `def_table`, whose first entry is [`Def::Unknown`].
    pub(super) defs: Vec<u32>,
    pub(super) def_table: Vec<Def>,
    /// Sorted by expression, with the place in `const_table`.
    pub(super) consts: Vec<(ExprId, u32)>,
    pub(super) const_table: Vec<Const>,
    /// Objects declared in the declaration.
    pub locals: Vec<Local>,
    /// The symbol of a type switch in each of its clauses.
    pub implicits: FxHashMap<StmtId, LocalId>,
}

impl Info {
    /// The type of an expression.
    pub fn ty(&self, expr: ExprId) -> Ty {
        self.types.get(expr.index()).copied().unwrap_or(Ty::UNKNOWN)
    }

    /// What an expression denotes.
    pub fn mode(&self, expr: ExprId) -> Mode {
        self.modes.get(expr.index()).copied().unwrap_or_default()
    }

    /// What an identifier declares or uses; of a selector the `sel` identifier holds it.
    pub fn def(&self, ident: ExprId) -> Def {
        let place = self.defs.get(ident.index()).copied().unwrap_or(0);
        self.def_table.get(place as usize).copied().unwrap_or_default()
    }

    /// All identifiers of which it is known what they declare or use.
    pub fn defs(&self) -> impl Iterator<Item = (ExprId, Def)> + '_ {
        let known = self.defs.iter().enumerate().filter(|(_, place)| **place != 0);
        known.map(|(index, &place)| (ExprId::from_index(index), self.def_table[place as usize]))
    }

    /// The value of a constant expression.
    pub fn value(&self, expr: ExprId) -> Option<&Const> {
        let found = self.consts.binary_search_by_key(&expr, |(id, _)| *id).ok()?;
        self.const_table.get(self.consts[found].1 as usize)
    }

    /// A local object.
    pub fn local(&self, id: LocalId) -> Option<&Local> {
        self.locals.get(id.0 as usize)
    }
}
