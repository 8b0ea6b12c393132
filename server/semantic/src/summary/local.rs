//! What one function says about itself, before its callees are known.

use std::collections::{BTreeMap, BTreeSet};

use super::ops::Ops;
use super::place::MAX_DEPTH;
use super::run::Run;
use super::touch::{Arg, Function};
use super::ways::Way;
use crate::flow::Routes;
use crate::intern::Symbol;
use crate::types::{PackageObject, TypeName};

/// A value that a function takes, or a field reached from it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct ArgPath {
    /// The parameter or receiver.
    pub arg: Arg,
    /// Filled up with empty names.
    fields: [Symbol; MAX_DEPTH],
}

impl ArgPath {
    /// The value itself.
    pub fn whole(arg: Arg) -> ArgPath {
        ArgPath { arg, fields: [Symbol::EMPTY; MAX_DEPTH] }
    }

    /// The field that is reached by `fields`, outermost first; `None` if that is too deep to be followed.
    pub fn new(arg: Arg, fields: &[Symbol]) -> Option<ArgPath> {
        ArgPath::whole(arg).below(fields)
    }

    /// The field that is reached from this one.
    pub fn below(&self, fields: &[Symbol]) -> Option<ArgPath> {
        let mut all = self.fields;
        let depth = self.fields().len();
        all.get_mut(depth..depth + fields.len())?.copy_from_slice(fields);
        Some(ArgPath { arg: self.arg, fields: all })
    }

    /// Fields, outermost first; none for the value itself.
    pub fn fields(&self) -> &[Symbol] {
        let depth = self.fields.iter().position(|field| *field == Symbol::EMPTY).unwrap_or(MAX_DEPTH);
        &self.fields[..depth]
    }

    /// Whether it is the value itself.
    pub fn is_whole(&self) -> bool {
        self.fields[0] == Symbol::EMPTY
    }
}

/// What a function does with one of its [`ArgPath`]s.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ArgFacts {
    /// Done on some path, closures and goroutines included.
    pub may: Ops,
    /// What happens to it on each way to a return; none when the function never returns.
    pub ways: Vec<Way>,
    /// Calls of functions of the package that it is handed to, in source order.
    pub handed: Vec<Handed>,
}

/// A value handed on to another function of the package.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Handed {
    /// The callee.
    pub to: Function,
    /// Which of its arguments.
    pub arg: Arg,
    /// When the callee runs.
    pub run: Run,
}

/// Where a value came from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub enum Origin {
    /// Not known, or several.
    #[default]
    Unknown,
    /// The result of the one call that defines it, by canonical name such as `net.Listener.Accept`.
    Call(Symbol),
    /// A parameter of the function.
    Param(Arg),
}

/// One argument of a call of a function of the package.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub struct SiteArg {
    /// Where the value came from.
    pub origin: Origin,
    /// What the calling function does with the same value, anywhere.
    pub caller: Ops,
    /// What it has done with it on every path before the call.
    pub before: Ops,
}

/// A call of a function of the package.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CallSite {
    /// The callee.
    pub callee: Function,
    /// When it runs.
    pub run: Run,
    /// Arguments that are places, with what is known of them.
    pub args: Vec<(Arg, SiteArg)>,
}

/// What one declaration says about itself: everything that others can learn from its body.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LocalSummary {
    /// Whether its code can't be read, because it is missing or has a syntax error: then nothing is known of what it does.
    pub opaque: bool,
    /// What is done with parameters and receiver.
    pub args: BTreeMap<ArgPath, ArgFacts>,
    /// Calls of functions of the package.
    pub sites: Vec<CallSite>,
    /// What is done with fields, by the type that declares them, wherever the value came from.
    pub fields: BTreeMap<(TypeName, Symbol), Ops>,
    /// What is done with package variables.
    pub globals: BTreeMap<PackageObject, Ops>,
    /// Functions of the package that are used as values: their callers are not known.
    pub values: BTreeSet<Function>,
    /// Whether no path returns, even when every function that it calls returns.
    pub never_returns: bool,
    /// The calls of functions of the package on returning paths, when every such path makes one.
    pub routes: Option<Routes<Function>>,
}
