//! The one builder of edits. A rule says what happens to which node; indentation, comments, line endings, imports and
//! gofmt's form are decided here, so that no rule ever writes a string with indentation.
//!
//! Code is written as Go statements with `\n` between lines and no indentation. `$net/http.Get` in it names a function
//! of another package: the import is added when it is missing and an alias is respected.

mod align;
mod code;
#[cfg(test)]
mod import_tests;
mod imports;
mod layout;
mod source;
#[cfg(test)]
mod tests;

use gohazard_semantic::syntax::ast::{ExprId, StmtId};

use crate::draft::At;

pub(crate) use code::{Piece, package_name, pieces};
pub(crate) use imports::{ImportChanges, import_edits, imports_of};
pub(crate) use layout::{Laid, lay_out};
pub(crate) use source::Source;

/// A repair in the making: what happens to which nodes of the declaration that is being checked.
///
/// A patch that can't be carried out (code on the same line in the way, a name that is taken, text that is not at
/// hand) is dropped as a whole: never a bad fix.
#[derive(Clone, Debug)]
pub struct Patch {
    pub(crate) title: String,
    pub(crate) safe: bool,
    pub(crate) steps: Vec<Step>,
}

#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// A statement on lines of its own.
    Insert { place: Slot, code: String },
    /// Other text in place of a node.
    Replace { at: At, code: String },
    /// Text around a node, on its own line.
    Surround { at: At, before: String, after: String },
    /// A block around statements of one list.
    Enclose { first: StmtId, last: StmtId, head: String, tail: String },
    /// A statement with its line.
    Delete(StmtId),
    /// A statement to another place.
    Move { stmt: StmtId, place: Slot },
    /// A keyed element of a composite literal.
    AddElement { lit: ExprId, key: String, value: String },
    /// Another element in place of one with a key.
    ReplaceElement { lit: ExprId, old: String, key: String, value: String },
    /// An element with a key goes, with its lines when it stands alone there.
    RemoveElement { lit: ExprId, key: String },
    /// A top-level declaration before the one that is being checked.
    Declare(String),
    /// One use of a package fewer: the import goes when this was the last.
    Unimport(String),
}

/// Where a statement goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Slot {
    Before(StmtId),
    After(StmtId),
    /// First in a block or case.
    First(StmtId),
    /// Last in a block or case.
    Last(StmtId),
}

impl Patch {
    /// A repair that only corrects behaviour: fix-all applies it.
    pub fn safe(title: impl Into<String>) -> Patch {
        Patch { title: title.into(), safe: true, steps: Vec::new() }
    }

    /// A repair that a person must choose.
    pub fn offered(title: impl Into<String>) -> Patch {
        Patch { title: title.into(), safe: false, steps: Vec::new() }
    }

    /// Inserts a statement before one that stands in a block or case.
    #[must_use]
    pub fn insert_before(self, stmt: StmtId, code: impl Into<String>) -> Patch {
        self.step(Step::Insert { place: Slot::Before(stmt), code: code.into() })
    }

    /// Inserts a statement after one that stands in a block or case.
    #[must_use]
    pub fn insert_after(self, stmt: StmtId, code: impl Into<String>) -> Patch {
        self.step(Step::Insert { place: Slot::After(stmt), code: code.into() })
    }

    /// Inserts a statement as the first of a block or case.
    #[must_use]
    pub fn insert_first(self, block: StmtId, code: impl Into<String>) -> Patch {
        self.step(Step::Insert { place: Slot::First(block), code: code.into() })
    }

    /// Inserts a statement as the last of a block or case.
    #[must_use]
    pub fn insert_last(self, block: StmtId, code: impl Into<String>) -> Patch {
        self.step(Step::Insert { place: Slot::Last(block), code: code.into() })
    }

    /// Replaces an expression, statement or range.
    #[must_use]
    pub fn replace(self, at: impl Into<At>, code: impl Into<String>) -> Patch {
        self.step(Step::Replace { at: at.into(), code: code.into() })
    }

    /// Puts text before and after an expression, on its own line: `wrap(x, "$bytes.Clone(", ")")`.
    #[must_use]
    pub fn surround(self, at: impl Into<At>, before: impl Into<String>, after: impl Into<String>) -> Patch {
        self.step(Step::Surround { at: at.into(), before: before.into(), after: after.into() })
    }

    /// Puts the statements from `first` to `last` of one list into a block: `enclose(a, b, "func() {", "}()")`.
    #[must_use]
    pub fn enclose(self, first: StmtId, last: StmtId, head: impl Into<String>, tail: impl Into<String>) -> Patch {
        self.step(Step::Enclose { first, last, head: head.into(), tail: tail.into() })
    }

    /// Deletes a statement of a block or case, with its line when it stands alone there.
    #[must_use]
    pub fn delete(self, stmt: StmtId) -> Patch {
        self.step(Step::Delete(stmt))
    }

    /// Moves a statement before another one.
    #[must_use]
    pub fn move_before(self, stmt: StmtId, target: StmtId) -> Patch {
        self.step(Step::Move { stmt, place: Slot::Before(target) })
    }

    /// Moves a statement after another one.
    #[must_use]
    pub fn move_after(self, stmt: StmtId, target: StmtId) -> Patch {
        self.step(Step::Move { stmt, place: Slot::After(target) })
    }

    /// Moves a statement to the start of a block or case.
    #[must_use]
    pub fn move_first(self, stmt: StmtId, block: StmtId) -> Patch {
        self.step(Step::Move { stmt, place: Slot::First(block) })
    }

    /// Adds `key: value` as the last element of a composite literal with keys (or none at all).
    #[must_use]
    pub fn add_element(self, lit: ExprId, key: impl Into<String>, value: impl Into<String>) -> Patch {
        self.step(Step::AddElement { lit, key: key.into(), value: value.into() })
    }

    /// Puts `key: value` in place of the element with the key `old` of a composite literal.
    #[must_use]
    pub fn replace_element(
        self,
        lit: ExprId,
        old: impl Into<String>,
        key: impl Into<String>,
        value: impl Into<String>,
    ) -> Patch {
        self.step(Step::ReplaceElement { lit, old: old.into(), key: key.into(), value: value.into() })
    }

    /// Removes the element with this key from a composite literal, with its lines when it stands alone there.
    #[must_use]
    pub fn remove_element(self, lit: ExprId, key: impl Into<String>) -> Patch {
        self.step(Step::RemoveElement { lit, key: key.into() })
    }

    /// Adds a top-level declaration before the one that is being checked.
    #[must_use]
    pub fn declare(self, code: impl Into<String>) -> Patch {
        self.step(Step::Declare(code.into()))
    }

    /// Removes the import of a package if the patch took its last use away.
    #[must_use]
    pub fn unimport(self, path: impl Into<String>) -> Patch {
        self.step(Step::Unimport(path.into()))
    }

    fn step(mut self, step: Step) -> Patch {
        self.steps.push(step);
        self
    }
}
