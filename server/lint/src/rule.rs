//! The shape of a rule, and the one prelude that every rule file imports.
//!
//! A rule is a static value plus free functions. Nothing about it is computed: the engine, the explanations, the
//! configuration and the tests read the value.

pub use gohazard_semantic::Symbol;
pub use gohazard_semantic::flow::{FuncRef, Point, Start, Step, Way};
pub use gohazard_semantic::model::{Callee, Model};
pub use gohazard_semantic::query::{self, Channel, ChannelOp, CloseSlot, Kept, Network, Receiving, Sender, Site};
pub use gohazard_semantic::summary::{Arg, Ops, Place, Run, Touch};
pub use gohazard_semantic::syntax::ast::{
    AssignTok, BinaryOp, BranchTok, ChanDir, Decl, Expr, ExprId, Span, Spec, Stmt, StmtId, UnaryOp,
};
pub use gohazard_semantic::syntax::visit::Node;
pub use gohazard_semantic::types::{Basic, Const, Def, LocalId, LocalKind, Ty, TyKind, TypeName};

pub use crate::ctx::{Ctx, Decls};
pub use crate::draft::{At, Draft};
pub use crate::edit::Patch;
pub use crate::finding::{Fixes, Tier};
pub use crate::kind::{ExprKind, StmtKind};

/// One rule. Write `..Rule::NEW` for the fields that it has no use for.
pub struct Rule {
    /// The offence in kebab-case: diagnostic code, file name, fixture folder and suppression name.
    pub id: &'static str,
    /// The catalogue entries that it covers.
    pub entries: &'static [&'static str],
    /// The tiers that a finding of it may have, the usual one first.
    pub tiers: &'static [Tier],
    /// The most that a fix of it may be.
    pub fixes: Fixes,
    /// Weaker rules whose finding on the same resource is dropped in favour of this one's.
    pub supersedes: &'static [&'static str],
    /// First minor version of the file's language at which it holds.
    pub since: Option<u8>,
    /// Minor version of the file's language from which on it no longer holds.
    pub until: Option<u8>,
    /// Whether it speaks in test code too: only where the test itself is the victim.
    pub in_tests: bool,
    /// Whether it may be asked about a declaration with syntax errors: only when it never concludes from an absence.
    pub robust: bool,
    /// Thresholds that a project may set.
    pub options: &'static [Opt],
    /// The page that explains it.
    pub docs: Docs,
    /// How it looks.
    pub check: Check,
}

impl Rule {
    /// What a rule is that says nothing special.
    pub const NEW: Rule = Rule {
        id: "",
        entries: &[],
        tiers: &[Tier::Bug],
        fixes: Fixes::Never,
        supersedes: &[],
        since: None,
        until: None,
        in_tests: false,
        robust: false,
        options: &[],
        docs: Docs { summary: "", effect: "", why: "", repair: "", bad: "", good: "", references: &[] },
        check: Check::Engine,
    };

    /// A finding of the tier bug, to be completed and handed to [`Ctx::report`].
    pub fn bug(&'static self, at: impl Into<At>, message: impl Into<String>) -> Draft {
        self.finding(Tier::Bug, at, message)
    }

    /// A finding of the tier risk.
    pub fn risk(&'static self, at: impl Into<At>, message: impl Into<String>) -> Draft {
        self.finding(Tier::Risk, at, message)
    }

    /// A finding of the tier hint.
    pub fn hint(&'static self, at: impl Into<At>, message: impl Into<String>) -> Draft {
        self.finding(Tier::Hint, at, message)
    }

    /// A finding of a tier that the rule computes.
    pub fn finding(&'static self, tier: Tier, at: impl Into<At>, message: impl Into<String>) -> Draft {
        Draft::new(self, tier, at.into(), message.into())
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// The page of a rule. Both examples are executed by the tests.
pub struct Docs {
    /// The defect in one line of at most 80 characters, without a full stop.
    pub summary: &'static str,
    /// What is seen when the code runs.
    pub effect: &'static str,
    /// The mechanism behind it.
    pub why: &'static str,
    /// How to repair it, in words.
    pub repair: &'static str,
    /// A small file with the defect: exactly one finding.
    pub bad: &'static str,
    /// The same file repaired: no finding of any rule.
    pub good: &'static str,
    /// Where to read on.
    pub references: &'static [&'static str],
}

/// A threshold that a project may set.
pub struct Opt {
    /// Its name in the configuration.
    pub name: &'static str,
    /// Its value when nothing is configured.
    pub default: i64,
    /// What it limits.
    pub about: &'static str,
}

/// How a rule looks. Take the cheapest that suffices: the engine walks a declaration once for all rules.
pub enum Check {
    /// At each call of one of these functions and methods, `net.Dial` or `net.Listener.Accept`.
    Call(&'static [&'static str], fn(&Ctx, ExprId)),
    /// At each expression of these kinds.
    Expr(&'static [ExprKind], fn(&Ctx, ExprId)),
    /// At each statement of these kinds.
    Stmt(&'static [StmtKind], fn(&Ctx, StmtId)),
    /// At each function with a body: the declared one, then its literals.
    Func(fn(&Ctx, FuncRef)),
    /// Once a file, which costs a look at all of its declarations after each edit.
    File(fn(&Decls)),
    /// Once a package, which costs a look at all of its declarations after each edit in any of its files.
    Package(fn(&Decls)),
    /// In several of these ways.
    Any(&'static [Check]),
    /// Not by itself: the engine reports it.
    Engine,
}
