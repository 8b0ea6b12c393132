//! Checking one declaration: the type of each expression, and what each identifier means.
//!
//! The rules are those of go/types, but nothing is reported: code is taken to be right, and where it can't be, what
//! follows from it is not known. The same checker finds the types of package-level objects; then it is silent: it records
//! nothing and leaves out the bodies of function literals.

mod assign;
mod binary;
mod builtin;
mod call;
mod clause;
mod composite;
mod convert;
mod decl;
mod entry;
mod expr;
mod index;
mod infer;
mod local;
mod name;
mod operand;
mod predicate;
mod range;
mod record;
mod selector;
mod stmt;
mod typexpr;
mod unify;
mod unsafe_builtin;

use rustc_hash::FxHashMap;

use super::facts::Facts;
use super::info::{Local, LocalId};
use super::ty::Ty;
use super::value::Value;
use crate::intern::Symbol;
use crate::syntax::ast::{Decl, ExprId};

use local::Scopes;
use record::Recorder;

/// Expressions, types and statements that nest deeper are not looked at.
const MAX_DEPTH: u32 = 400;

/// The checker of one declaration.
pub(in crate::types) struct Checker<'a> {
    facts: &'a Facts,
    file: usize,
    decl: &'a Decl,
    /// What was found out; `None` when only types are asked for.
    recorder: Option<Recorder>,
    locals: Vec<Local>,
    /// Values of local constants.
    values: FxHashMap<LocalId, Value>,
    scopes: Scopes,
    funcs: Vec<Function>,
    /// The value of `iota`, in a constant declaration.
    iota: Option<u32>,
    depth: u32,
    /// Whether a call or a receive was seen: `len` of what has neither may be constant.
    has_call: bool,
    /// How many local types of a name were declared so far.
    local_types: FxHashMap<Symbol, u32>,
}

/// A function whose body is being checked.
#[derive(Default)]
struct Function {
    /// The literal; `None` for the declared function.
    literal: Option<ExprId>,
    results: Vec<Ty>,
    labels: FxHashMap<Symbol, LocalId>,
    /// Jumps to labels that were not declared yet.
    jumps: Vec<ExprId>,
}

impl<'a> Checker<'a> {
    fn new(facts: &'a Facts, file: usize, decl: &'a Decl, recorder: Option<Recorder>) -> Checker<'a> {
        Checker {
            facts,
            file,
            decl,
            recorder,
            locals: Vec::new(),
            values: FxHashMap::default(),
            scopes: Scopes::default(),
            funcs: Vec::new(),
            iota: None,
            depth: 0,
            has_call: false,
            local_types: FxHashMap::default(),
        }
    }

    /// A checker that only answers what types are.
    pub(in crate::types) fn silent(facts: &'a Facts, file: usize, decl: &'a Decl) -> Checker<'a> {
        Checker::new(facts, file, decl, None)
    }

    /// Does `f` one level deeper; `None` at the bottom.
    fn deeper<T>(&mut self, f: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth >= MAX_DEPTH {
            return None;
        }
        self.depth += 1;
        let result = f(self);
        self.depth -= 1;
        Some(result)
    }
}
