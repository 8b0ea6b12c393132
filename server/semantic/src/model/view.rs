//! One declaration in its package: what rules look at.

use std::rc::Rc;

use super::callee::Callee;
use super::facts::{DeclFacts, PackageFacts};
use super::program::Program;
use crate::flow::{Cfg, Flow, FuncRef, Step};
use crate::intern::Symbol;
use crate::summary::{Function, Place, Summaries, Touch};
use crate::syntax::ast::{Decl, Expr, ExprId, Span, Stmt, StmtId};
use crate::syntax::locate::Parents;
use crate::syntax::visit::Node;
use crate::types::{Const, Def, Info, Local, LocalId, Ty, TyKind, Types};
use crate::workspace::{GoVersion, Package, PackageFile};

/// A declaration with everything that is known about it and around it.
#[derive(Clone, Debug)]
pub struct Model<'p> {
    program: &'p Program,
    package: &'p PackageFacts,
    file: usize,
    item: usize,
    facts: Rc<DeclFacts>,
}

impl<'p> Model<'p> {
    pub(crate) fn new(
        program: &'p Program,
        package: &'p PackageFacts,
        file: usize,
        item: usize,
        facts: Rc<DeclFacts>,
    ) -> Model<'p> {
        Model { program, package, file, item, facts }
    }

    /// The program around it.
    pub fn program(&self) -> &'p Program {
        self.program
    }

    /// The package around it, with what is known of it.
    pub fn package_facts(&self) -> &'p PackageFacts {
        self.package
    }

    /// The package around it.
    pub fn package(&self) -> &'p Package {
        &self.package.package
    }

    /// The types of the package.
    pub fn types(&self) -> &'p Types {
        &self.package.types
    }

    /// Position of its file in the package.
    pub fn file_index(&self) -> usize {
        self.file
    }

    /// Position of the declaration in its file.
    pub fn item_index(&self) -> usize {
        self.item
    }

    /// The file that it stands in.
    pub fn file(&self) -> &'p PackageFile {
        &self.package.package.files[self.file]
    }

    /// Byte offset of the declaration in its file.
    pub fn start(&self) -> u32 {
        self.file().file.items[self.item].start
    }

    /// The facts of the declaration alone.
    pub fn facts(&self) -> &Rc<DeclFacts> {
        &self.facts
    }

    /// Its syntax.
    pub fn decl(&self) -> &Decl {
        &self.facts.decl
    }

    /// Its names and types.
    pub fn info(&self) -> &Info {
        &self.facts.info
    }

    /// The language version of its file.
    pub fn go_version(&self) -> GoVersion {
        self.file().go_version
    }

    /// The parent of every node.
    pub fn parents(&self) -> &Parents {
        self.facts.parents()
    }

    /// The node around a node.
    pub fn parent(&self, node: Node) -> Option<Node> {
        self.parents().parent(node)
    }

    /// The nodes around a node, innermost first.
    pub fn ancestors(&self, node: Node) -> impl Iterator<Item = Node> + '_ {
        std::iter::successors(self.parent(node), |&node| self.parent(node))
    }

    /// Where an expression stands, relative to the declaration.
    pub fn span(&self, expr: ExprId) -> Span {
        self.decl().expr_span(expr)
    }

    /// The type of an expression.
    pub fn ty(&self, expr: ExprId) -> Ty {
        self.info().ty(expr)
    }

    /// The type of an expression, through its name.
    pub fn underlying(&self, expr: ExprId) -> Ty {
        self.types().underlying(self.ty(expr))
    }

    /// What an identifier refers to.
    pub fn def(&self, ident: ExprId) -> Def {
        self.info().def(ident)
    }

    /// The local variable that an expression names, through parentheses.
    pub fn local(&self, expr: ExprId) -> Option<LocalId> {
        match self.def(self.decl().unparen(expr)) {
            Def::Local(local) => Some(local),
            _ => None,
        }
    }

    /// A local object.
    pub fn local_object(&self, local: LocalId) -> Option<&Local> {
        self.info().local(local)
    }

    /// The value of a constant expression.
    pub fn constant(&self, expr: ExprId) -> Option<&Const> {
        self.info().value(expr)
    }

    /// The value of a constant integer expression.
    pub fn int(&self, expr: ExprId) -> Option<i128> {
        self.constant(expr)?.as_int()
    }

    /// What a call calls.
    pub fn callee(&self, call: ExprId) -> Callee {
        Callee::of(self.decl(), self.info(), call)
    }

    /// The call that an expression is, through parentheses and `<-`-less operators.
    pub fn as_call(&self, expr: ExprId) -> Option<ExprId> {
        let expr = self.decl().unparen(expr);
        matches!(self.decl()[expr], Expr::Call { .. }).then_some(expr)
    }

    /// Arguments of a call.
    pub fn args(&self, call: ExprId) -> impl DoubleEndedIterator<Item = ExprId> + ExactSizeIterator + Clone + '_ {
        let args = match self.decl()[call] {
            Expr::Call { args, .. } => args,
            _ => Default::default(),
        };
        self.decl().list(args)
    }

    /// An argument of a call.
    pub fn arg(&self, call: ExprId, index: usize) -> Option<ExprId> {
        self.args(call).nth(index)
    }

    /// The operand of the selector that a call calls: the receiver of a method call.
    pub fn receiver(&self, call: ExprId) -> Option<ExprId> {
        let Expr::Call { fun, .. } = self.decl()[call] else { return None };
        match self.decl()[self.decl().unparen(fun)] {
            Expr::Selector { x, .. } => Some(x),
            _ => None,
        }
    }

    /// The control-flow graph of a function of the declaration.
    pub fn cfg(&self, func: FuncRef) -> Rc<Cfg> {
        Rc::clone(self.flow(func).cfg())
    }

    /// The flow of a function of the declaration. Calls that never return end it, those of functions of this package too.
    pub fn flow(&self, func: FuncRef) -> Rc<Flow> {
        let summaries = self.summaries();
        if summaries.is_reading() {
            // A flow that is known already depends on the same answers.
            self.endless_calls(func, &summaries);
        }
        self.facts.flow(func, &summaries, || self.endless_calls(func, &summaries))
    }

    /// The calls that a function makes of functions of this package that never return, sorted.
    fn endless_calls(&self, func: FuncRef, summaries: &Summaries) -> Vec<ExprId> {
        if !summaries.has_endless() {
            return Vec::new();
        }
        let is_endless = |call: &ExprId| {
            let function = self.package_function(self.callee(*call));
            function.and_then(|name| summaries.function(name)).is_some_and(|summary| summary.never_returns)
        };
        let graph = self.facts.cfg(func);
        let calls = graph.steps().filter_map(|(_, step)| match step {
            Step::Expr(expr) if matches!(self.decl()[expr], Expr::Call { .. }) => Some(expr),
            _ => None,
        });
        let mut ends: Vec<ExprId> = calls.filter(is_endless).collect();
        ends.sort_unstable();
        ends
    }

    /// The innermost function around a node.
    pub fn enclosing_func(&self, node: Node) -> FuncRef {
        let lit = self.ancestors(node).find_map(|node| match node {
            Node::Expr(expr) if matches!(self.decl()[expr], Expr::FuncLit { .. }) => Some(expr),
            _ => None,
        });
        lit.map_or(FuncRef::Decl, FuncRef::Lit)
    }

    /// The innermost loop around a node, within the same function.
    pub fn enclosing_loop(&self, node: Node) -> Option<StmtId> {
        for ancestor in self.ancestors(node) {
            match ancestor {
                Node::Stmt(stmt) if matches!(self.decl()[stmt], Stmt::For { .. } | Stmt::Range { .. }) => {
                    return Some(stmt);
                }
                Node::Expr(expr) if matches!(self.decl()[expr], Expr::FuncLit { .. }) => return None,
                _ => {}
            }
        }
        None
    }

    /// The innermost statement around an expression.
    pub fn stmt_of(&self, expr: ExprId) -> Option<StmtId> {
        self.ancestors(Node::Expr(expr)).find_map(|node| match node {
            Node::Stmt(stmt) => Some(stmt),
            _ => None,
        })
    }

    /// Every use of a variable or field in the declaration, in source order; uses of an alias are listed for what it
    /// stands for, too.
    pub fn touches(&self) -> &[Touch] {
        self.facts.touches(self.package().path)
    }

    /// The uses of one place.
    pub fn touches_of<'a>(&'a self, place: &'a Place) -> impl Iterator<Item = &'a Touch> + 'a {
        self.touches().iter().filter(move |touch| touch.place == *place)
    }

    /// What an expression names, if it names a variable or field.
    pub fn place(&self, expr: ExprId) -> Option<Place> {
        Place::of(self.decl(), self.info(), expr)
    }

    /// What the functions of the package do, and what their callers give them.
    pub fn summaries(&self) -> Rc<Summaries> {
        self.package.summaries()
    }

    /// Whether no file of the package has a syntax error, which might hide what "nowhere" asks for.
    pub fn is_package_whole(&self) -> bool {
        let whole = !self.package().has_errors;
        self.summaries().note_whole(whole);
        whole
    }

    /// The function that the declaration declares, by the name that summaries know it by.
    pub fn function(&self) -> Option<Function> {
        self.facts.function()
    }

    /// The function of this package that a call calls.
    pub fn package_function(&self, callee: Callee) -> Option<Function> {
        match callee {
            Callee::Func(object) if object.package == self.package().path => {
                Some(Function { recv: Symbol::EMPTY, name: object.name })
            }
            Callee::Method { owner, name, .. } if owner.package == self.package().path && owner.scope == 0 => {
                Some(Function { recv: owner.name, name })
            }
            _ => None,
        }
    }

    /// Whether the type, through its name, is a channel.
    pub fn is_channel(&self, ty: Ty) -> bool {
        matches!(self.types().underlying(ty).kind(), TyKind::Chan(..))
    }
}
