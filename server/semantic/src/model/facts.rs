//! What is kept of packages, files and declarations between questions.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::{Rc, Weak};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::flow::{Captures, Cfg, Flow, FuncRef, Uses};
use crate::intern::Symbol;
use crate::summary::{self, Function, Local, LocalSummary, Nesting, Ops, Summaries, Touch};
use crate::syntax::ast::{Decl, DeclKind, ExprId, GenTok};
use crate::syntax::file::File;
use crate::syntax::locate::Parents;
use crate::types::{FileInfos, Info, Types};
use crate::workspace::Package;

use super::callee::Callee;
use super::never;
use super::remembered::Remembered;

/// The flow of a function, with the calls of functions of the package that end it, as these summaries say.
#[derive(Debug)]
struct Ended {
    summaries: Weak<Summaries>,
    ends: Vec<ExprId>,
    flow: Rc<Flow>,
}

/// Everything computed about one declaration, independent of where it stands.
#[derive(Debug)]
pub struct DeclFacts {
    /// Its syntax.
    pub decl: Arc<Decl>,
    /// Its names and types.
    pub info: Rc<Info>,
    parents: OnceCell<Parents>,
    touches: OnceCell<Vec<Touch>>,
    local_summary: OnceCell<Rc<LocalSummary>>,
    cfgs: RefCell<FxHashMap<FuncRef, Rc<Cfg>>>,
    captures: OnceCell<Rc<Captures>>,
    uses: OnceCell<Uses>,
    flows: RefCell<FxHashMap<FuncRef, Ended>>,
    pub(crate) nestings: Remembered<Vec<Nesting>>,
}

impl DeclFacts {
    pub(super) fn new(decl: Arc<Decl>, info: Rc<Info>) -> DeclFacts {
        DeclFacts {
            decl,
            info,
            parents: OnceCell::new(),
            touches: OnceCell::new(),
            local_summary: OnceCell::new(),
            cfgs: RefCell::default(),
            captures: OnceCell::new(),
            uses: OnceCell::new(),
            flows: RefCell::default(),
            nestings: Remembered::default(),
        }
    }

    /// The same facts for one question, so that what it takes to answer is not kept; these themselves where a part of that
    /// is kept already.
    pub(crate) fn for_once(self: &Rc<DeclFacts>) -> Rc<DeclFacts> {
        let is_looked_at = self.touches.get().is_some() || !self.cfgs.borrow().is_empty();
        if is_looked_at {
            Rc::clone(self)
        } else {
            Rc::new(DeclFacts::new(Arc::clone(&self.decl), Rc::clone(&self.info)))
        }
    }

    /// Whether it is known to take a lock that others may know of.
    fn takes_lock(&self) -> bool {
        let locks = |ops: Ops| ops.any(Ops::LOCK | Ops::RLOCK);
        self.local_summary.get().is_some_and(|summary| {
            summary.fields.values().any(|ops| locks(*ops)) || summary.globals.values().any(|ops| locks(*ops))
        })
    }

    /// The parent of every node.
    pub fn parents(&self) -> &Parents {
        self.parents.get_or_init(|| Parents::of(&self.decl))
    }

    /// Every use of a variable, for a declaration of the package with path `package`.
    pub fn touches(&self, package: Symbol) -> &[Touch] {
        self.touches.get_or_init(|| summary::touches(&self.decl, &self.info, self.parents(), package))
    }

    /// What the declaration says about itself, for the package with path `package`.
    pub fn local_summary(&self, package: Symbol) -> Rc<LocalSummary> {
        let summary = self.local_summary.get_or_init(|| {
            // Kept only where something else asked for it: of most files of a package nothing but this is ever needed.
            let cfg =
                self.decl.func().and_then(|func| func.body).map(|_| match self.cfgs.borrow().get(&FuncRef::Decl) {
                    Some(known) => Rc::clone(known),
                    None => Rc::new(self.new_cfg(FuncRef::Decl)),
                });
            let fresh_parents = self.parents.get().is_none().then(|| Parents::of(&self.decl));
            let parents = fresh_parents.as_ref().unwrap_or_else(|| self.parents());
            let known = self.touches.get();
            let fresh = known.is_none().then(|| summary::touches(&self.decl, &self.info, parents, package));
            let touches = known.or(fresh.as_ref()).map_or(&[][..], Vec::as_slice);
            Rc::new(summary::collect(&summary::Source {
                decl: &self.decl,
                info: &self.info,
                parents,
                touches,
                cfg: cfg.as_deref(),
                package,
            }))
        });
        Rc::clone(summary)
    }

    pub(super) fn has_local_summary(&self) -> bool {
        self.local_summary.get().is_some()
    }

    /// The control-flow graph of a function of the declaration. Calls that never return by the standard library's table
    /// end it.
    pub fn cfg(&self, func: FuncRef) -> Rc<Cfg> {
        if let Some(cfg) = self.cfgs.borrow().get(&func) {
            return Rc::clone(cfg);
        }
        let cfg = Rc::new(self.new_cfg(func));
        self.cfgs.borrow_mut().insert(func, Rc::clone(&cfg));
        cfg
    }

    fn new_cfg(&self, func: FuncRef) -> Cfg {
        let never_returns = |call: ExprId| never::returns(Callee::of(&self.decl, &self.info, call));
        Cfg::build(&self.decl, func, &never_returns)
    }

    /// The flow of a function of the declaration, in which the calls that `ends` finds never return either. It is only
    /// asked when there are other summaries than before.
    pub(super) fn flow(
        &self,
        func: FuncRef,
        summaries: &Rc<Summaries>,
        ends: impl FnOnce() -> Vec<ExprId>,
    ) -> Rc<Flow> {
        let summaries = Rc::downgrade(summaries);
        if let Some(known) = self.flows.borrow().get(&func)
            && known.summaries.ptr_eq(&summaries)
        {
            return Rc::clone(&known.flow);
        }
        let ends = ends();
        let mut flows = self.flows.borrow_mut();
        let flow = match flows.remove(&func) {
            Some(known) if known.ends == ends => known.flow,
            _ => Rc::new(self.new_flow(func, &ends)),
        };
        flows.insert(func, Ended { summaries, ends, flow: Rc::clone(&flow) });
        flow
    }

    fn new_flow(&self, func: FuncRef, ends: &[ExprId]) -> Flow {
        let cfg = if ends.is_empty() {
            self.cfg(func)
        } else {
            let never_returns = |call: ExprId| {
                ends.binary_search(&call).is_ok() || never::returns(Callee::of(&self.decl, &self.info, call))
            };
            Rc::new(Cfg::build(&self.decl, func, &never_returns))
        };
        let captures = self.captures.get_or_init(|| Rc::new(Captures::of(&self.decl, &self.info)));
        Flow::new(Arc::clone(&self.decl), Rc::clone(&self.info), Rc::clone(captures), cfg)
    }

    /// What function literals capture.
    pub fn captures(&self) -> &Captures {
        self.captures.get_or_init(|| Rc::new(Captures::of(&self.decl, &self.info)))
    }

    /// The uses of local variables.
    pub fn uses(&self) -> &Uses {
        self.uses.get_or_init(|| Uses::of(&self.decl, &self.info, self.parents()))
    }

    /// The function that it declares, if it declares one.
    pub fn function(&self) -> Option<Function> {
        let func = self.decl.func()?;
        let name = self.decl.ident(func.name)?;
        let recv = match func.recv {
            Some(field) => receiver_type(&self.decl, self.decl[field].ty?)?,
            None => Symbol::EMPTY,
        };
        Some(Function { recv, name })
    }

    /// Whether others can learn something from it: it holds code.
    pub(super) fn may_say_something(&self) -> bool {
        match self.decl.kind {
            DeclKind::Func(_) => true,
            DeclKind::Gen(gen_decl) => gen_decl.tok == GenTok::Var,
            DeclKind::Package(_) | DeclKind::Bad => false,
        }
    }
}

/// The name of a receiver's type, through pointers, parentheses and type parameters.
fn receiver_type(decl: &Decl, ty: ExprId) -> Option<Symbol> {
    use crate::syntax::ast::Expr;
    let mut at = ty;
    loop {
        match decl[at] {
            Expr::Ident(name) => return Some(name),
            Expr::Star(x) | Expr::Paren(x) | Expr::Index { x, .. } => at = x,
            _ => return None,
        }
    }
}

/// The declarations of one file.
#[derive(Debug)]
pub struct FileFacts {
    /// The syntax.
    pub file: Arc<File>,
    pub(super) decls: Vec<RefCell<Option<Rc<DeclFacts>>>>,
    locals: RefCell<Option<KnownLocals>>,
}

/// What the declarations of a file say of themselves.
#[derive(Debug)]
struct KnownLocals {
    /// The types that this was read with.
    types: Rc<FileInfos>,
    locals: Rc<[Local]>,
}

impl FileFacts {
    pub(super) fn new(file: &Arc<File>) -> FileFacts {
        let decls = file.items.iter().map(|_| RefCell::default()).collect();
        FileFacts { file: Arc::clone(file), decls, locals: RefCell::default() }
    }

    /// What its declarations say of themselves, if that was asked with these types before.
    pub(super) fn known_locals(&self, types: &Rc<FileInfos>) -> Option<Rc<[Local]>> {
        let locals = self.locals.borrow();
        locals.as_ref().filter(|known| Rc::ptr_eq(&known.types, types)).map(|known| Rc::clone(&known.locals))
    }

    /// Keeps what its declarations say of themselves.
    pub(super) fn keep_locals(&self, types: &Rc<FileInfos>, locals: &Rc<[Local]>) {
        *self.locals.borrow_mut() = Some(KnownLocals { types: Rc::clone(types), locals: Rc::clone(locals) });
    }

    /// The facts of a file after an edit: declarations that are the same value keep theirs.
    pub(super) fn updated(old: &FileFacts, file: &Arc<File>) -> FileFacts {
        let by_decl: FxHashMap<*const Decl, usize> =
            old.file.items.iter().enumerate().map(|(index, item)| (Arc::as_ptr(&item.decl), index)).collect();
        let decls = file.items.iter().map(|item| {
            let kept = by_decl.get(&Arc::as_ptr(&item.decl)).and_then(|&index| old.decls.get(index));
            RefCell::new(kept.and_then(|slot| slot.borrow().clone()))
        });
        FileFacts { file: Arc::clone(file), decls: decls.collect(), locals: RefCell::default() }
    }
}

/// A package with everything computed about it.
#[derive(Debug)]
pub struct PackageFacts {
    /// Its files.
    pub package: Rc<Package>,
    /// Its types.
    pub types: Rc<Types>,
    pub(super) files: Vec<Rc<FileFacts>>,
    /// For files that are judged in another package of the directory: that package, and their position there.
    pub(super) homes: Vec<Option<(Rc<PackageFacts>, usize)>>,
    /// The revision of the workspace at which all this was found to hold.
    pub(super) checked_at: Cell<u64>,
    pub(super) solution: OnceCell<Solution>,
    pub(crate) nestings: OnceCell<Rc<Vec<PlacedNesting>>>,
    /// The solution before the package's last change, until it is used up.
    pub(super) previous: RefCell<Option<Solution>>,
}

/// A nesting of locks with the file and declaration that it stands in.
pub type PlacedNesting = ((usize, usize), Nesting);

impl PackageFacts {
    /// The declarations that take locks, by file and position. Complete when the package has its summaries.
    pub(crate) fn locking_decls(&self) -> impl Iterator<Item = ((usize, usize), Rc<DeclFacts>)> + '_ {
        let slots = self
            .files
            .iter()
            .enumerate()
            .flat_map(|(file, facts)| facts.decls.iter().enumerate().map(move |(item, slot)| ((file, item), slot)));
        slots.filter_map(|(place, slot)| Some((place, slot.borrow().clone().filter(|facts| facts.takes_lock())?)))
    }
}

/// The summaries of a package and what they were solved from.
#[derive(Clone, Debug)]
pub(super) struct Solution {
    pub(super) locals: Rc<Vec<Local>>,
    pub(super) summaries: Rc<Summaries>,
}
