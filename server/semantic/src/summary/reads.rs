//! What was asked of a package's summaries while something was computed, so that it is computed again only when one of the
//! answers has changed.

use std::cell::RefCell;
use std::rc::Rc;

use super::ops::Ops;
use super::solve::{Callers, FunctionSummary, Summaries};
use super::touch::Function;
use crate::intern::Symbol;
use crate::types::{PackageObject, TypeName};

/// Questions with the answers that they had.
#[derive(Clone, Debug, Default)]
pub struct Reads {
    pub(super) functions: Vec<(Function, Option<Rc<FunctionSummary>>)>,
    pub(super) callers: Vec<(Function, Option<Rc<Callers>>)>,
    pub(super) fields: Vec<((TypeName, Symbol), Ops)>,
    pub(super) globals: Vec<(PackageObject, Ops)>,
    pub(super) has_endless: Option<bool>,
    /// Whether the package was free of syntax errors.
    pub(super) whole: Option<bool>,
    /// Whether all declarations of the package were looked at.
    pub(super) everything: bool,
}

impl Reads {
    /// Whether it makes no difference that the package is now free of syntax errors, or has some.
    pub fn agree_on(&self, whole: bool) -> bool {
        self.whole.is_none_or(|then| then == whole)
    }

    /// Whether all declarations of the package were looked at, so that any change of one may change the answers.
    pub fn looked_at_everything(&self) -> bool {
        self.everything
    }

    /// Whether all questions have the same answers in other summaries of the package.
    pub fn hold_in(&self, summaries: &Summaries) -> bool {
        !self.everything
            && self.has_endless.is_none_or(|then| then == summaries.has_endless)
            && self.functions.iter().all(|(name, then)| summaries.functions.get(name) == then.as_ref())
            && self.callers.iter().all(|(name, then)| summaries.callers.get(name) == then.as_ref())
            && self.fields.iter().all(|(field, then)| summaries.fields.get(field).copied().unwrap_or_default() == *then)
            && self.globals.iter().all(|(name, then)| summaries.globals.get(name).copied().unwrap_or_default() == *then)
    }
}

impl Reads {
    /// Adds the questions of others.
    pub(super) fn extend(&mut self, other: &Reads) {
        self.functions.extend(other.functions.iter().cloned());
        self.callers.extend(other.callers.iter().cloned());
        self.fields.extend_from_slice(&other.fields);
        self.globals.extend_from_slice(&other.globals);
        self.has_endless = self.has_endless.or(other.has_endless);
        self.whole = self.whole.or(other.whole);
        self.everything |= other.everything;
    }
}

/// The questions that are being written down, if they are. It is no part of what summaries say.
#[derive(Debug, Default)]
pub(super) struct Log(RefCell<Option<Reads>>);

impl Log {
    pub(super) fn add(&self, note: impl FnOnce(&mut Reads)) {
        if let Some(reads) = self.0.borrow_mut().as_mut() {
            note(reads);
        }
    }

    pub(super) fn is_open(&self) -> bool {
        self.0.borrow().is_some()
    }

    pub(super) fn replace(&self, reads: Option<Reads>) -> Option<Reads> {
        self.0.replace(reads)
    }
}

impl Clone for Log {
    fn clone(&self) -> Log {
        Log::default()
    }
}

impl PartialEq for Log {
    fn eq(&self, _: &Log) -> bool {
        true
    }
}

impl Eq for Log {}
