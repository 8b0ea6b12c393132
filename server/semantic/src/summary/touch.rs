//! Touches: every use of a variable or field in a declaration, with what is done to it.

use smallvec::SmallVec;

use super::effect;
use super::ops::Ops;
use super::place::Place;
use super::run::Run;
use crate::intern::Symbol;
use crate::model::callee::Callee;
use crate::syntax::ast::{AssignTok, Decl, Expr, ExprId, Spec, Stmt, StmtId, UnaryOp};
use crate::syntax::locate::Parents;
use crate::syntax::visit::Node;
use crate::types::{Def, Info, LocalId, LocalKind, Mode, TyKind};

/// A function or method declared in the package that is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Function {
    /// Name of the receiver's type, empty for a function.
    pub recv: Symbol,
    /// Name.
    pub name: Symbol,
}

/// A position at which a function takes a value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Arg {
    /// The receiver.
    Receiver,
    /// A parameter. Further arguments of a variadic function go to its last one.
    Param(u32),
}

/// A value handed to a function of the same package.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pass {
    /// The callee.
    pub callee: Function,
    /// Which argument.
    pub arg: Arg,
    /// The call expression.
    pub call: ExprId,
}

/// One use of a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Touch {
    /// What is used. For an alias or a wrapper: what it stands for.
    pub place: Place,
    /// The expression that names it.
    pub expr: ExprId,
    /// What is done to it here.
    pub ops: Ops,
    /// When it is done, seen from the declaration's own body.
    pub run: Run,
    /// The innermost function literal around it.
    pub lit: Option<ExprId>,
    /// The function of this package that it is handed to, which decides what else is done.
    pub pass: Option<Pass>,
}

/// Every use of a variable in `decl`, a declaration of the package with path `package`, in source order. A use of an
/// alias (`a := b`, `r := bufio.NewReader(c)`) is listed for the alias and for what it stands for.
pub fn touches(decl: &Decl, info: &Info, parents: &Parents, package: Symbol) -> Vec<Touch> {
    let reader = Reader { decl, info, parents, package };
    let mut touches: Vec<Touch> = Vec::new();
    let mut aliases: Vec<(LocalId, usize)> = Vec::new();
    for ident in decl.exprs() {
        let Some(whole) = reader.whole_place(ident) else { continue };
        let Some(place) = Place::of(decl, info, whole) else { continue };
        let usage = reader.usage(whole);
        if let Some(alias) = usage.alias {
            aliases.push((alias, touches.len()));
        }
        let (run, lit) = Run::of(decl, info, parents, whole);
        touches.push(Touch { place, expr: whole, ops: usage.ops, run, lit, pass: usage.pass });
    }
    let aliases = followed(aliases, &mut touches);
    touches.sort_by_key(|touch| decl.expr_span(touch.expr));
    add_aliased(&mut touches, &aliases);
    touches
}

/// Aliases of aliases are followed this far.
const MAX_ALIAS_STEPS: usize = 3;

/// A variable that stands for more values than this is not followed.
const MAX_ALIASED: usize = 8;

/// The aliases that are worth following, each once. What any other variable stands for has left what can be seen.
fn followed(mut aliases: Vec<(LocalId, usize)>, touches: &mut [Touch]) -> Vec<(LocalId, Place)> {
    let place = |touch: usize, touches: &[Touch]| touches[touch].place.clone();
    aliases.sort_by_cached_key(|&(alias, touch)| (alias, place(touch, touches)));
    let mut followed = Vec::new();
    for same in aliases.chunk_by(|a, b| a.0 == b.0) {
        let mut targets: Vec<Place> = same.iter().map(|&(_, touch)| place(touch, touches)).collect();
        targets.dedup();
        if targets.len() <= MAX_ALIASED {
            followed.extend(targets.into_iter().map(|target| (same[0].0, target)));
            continue;
        }
        for &(_, touch) in same {
            touches[touch].ops |= Ops::UNSEEN;
        }
    }
    followed
}

fn add_aliased(touches: &mut Vec<Touch>, aliases: &[(LocalId, Place)]) {
    let mut from = 0;
    for _ in 0..MAX_ALIAS_STEPS {
        let mut added: Vec<Touch> = Vec::new();
        for touch in &touches[from..] {
            for (alias, target) in aliases {
                let Some(place) = touch.place.rebased(&Place::local(*alias), target) else { continue };
                if place != touch.place {
                    added.push(Touch { place, ..touch.clone() });
                }
            }
        }
        if added.is_empty() {
            return;
        }
        from = touches.len();
        touches.append(&mut added);
    }
}

/// What one use does.
#[derive(Default)]
struct Usage {
    ops: Ops,
    pass: Option<Pass>,
    /// A local that stands for the same resource from here on.
    alias: Option<LocalId>,
}

impl Usage {
    fn of(ops: Ops) -> Usage {
        Usage { ops, ..Usage::default() }
    }
}

struct Reader<'a> {
    decl: &'a Decl,
    info: &'a Info,
    parents: &'a Parents,
    package: Symbol,
}

impl Reader<'_> {
    /// The largest expression around a used variable that still names a place: `s.conn` of the `s` in `s.conn.Close()`.
    fn whole_place(&self, ident: ExprId) -> Option<ExprId> {
        match self.info.def(ident) {
            Def::Local(local) => {
                let local = self.info.local(local)?;
                let variable = matches!(
                    local.kind,
                    LocalKind::Var | LocalKind::Receiver | LocalKind::Param(_) | LocalKind::Result(_)
                );
                if !variable || local.ident == ident {
                    return None;
                }
            }
            Def::Package(_) if self.info.mode(ident) == Mode::Var => {}
            _ => return None,
        }
        let mut whole = ident;
        while let Some(Node::Expr(parent)) = self.parents.parent(Node::Expr(whole)) {
            let grows = match self.decl[parent] {
                Expr::Paren(_) | Expr::Star(_) | Expr::Unary { op: UnaryOp::And, .. } => true,
                Expr::TypeAssert { ty: Some(_), .. } => true,
                Expr::Selector { x, sel } if x == whole => matches!(self.info.def(sel), Def::Field { .. }),
                // The `sel` of a qualified name: the selector is the variable.
                Expr::Selector { sel, .. } => sel == whole,
                Expr::Call { fun, args, .. } => {
                    fun != whole && args.len() == 1 && self.info.mode(fun) == Mode::Type && !self.copies(fun)
                }
                _ => false,
            };
            if !grows {
                break;
            }
            whole = parent;
        }
        Some(whole)
    }

    /// Whether a conversion to this type makes a new value rather than a view of the same resource.
    fn copies(&self, ty: ExprId) -> bool {
        matches!(self.info.ty(ty).kind(), TyKind::Basic(_) | TyKind::Slice(_))
    }

    fn usage(&self, whole: ExprId) -> Usage {
        match self.parents.parent(Node::Expr(whole)) {
            Some(Node::Expr(parent)) => self.usage_in_expr(whole, parent),
            Some(Node::Stmt(parent)) => self.usage_in_stmt(whole, parent),
            Some(Node::Spec(spec)) => match self.decl[spec] {
                Spec::Value { names, values, .. } => self.assigned(whole, values, names),
                _ => Usage::of(Ops::USE),
            },
            _ => Usage::of(Ops::USE),
        }
    }

    fn usage_in_expr(&self, whole: ExprId, parent: ExprId) -> Usage {
        match self.decl[parent] {
            Expr::Selector { .. } => self.method(parent),
            Expr::Call { fun, .. } if fun == whole => Usage::of(Ops::CALL),
            Expr::Call { fun, args, .. } => {
                let index = self.decl.list(args).position(|arg| arg == whole).unwrap_or(0);
                self.argument(fun, parent, index)
            }
            Expr::Unary { op: UnaryOp::Arrow, .. } => Usage::of(Ops::RECV),
            Expr::CompositeLit { .. } => Usage::of(Ops::STORED),
            Expr::KeyValue { .. } => Usage::of(Ops::STORED),
            Expr::Index { x, .. } if x != whole && self.is_set(parent) => Usage::of(Ops::STORED | Ops::USE),
            _ => Usage::of(Ops::USE),
        }
    }

    /// Whether an element is assigned to, so that its key stays in the map.
    fn is_set(&self, element: ExprId) -> bool {
        let Some(Node::Stmt(stmt)) = self.parents.parent(Node::Expr(element)) else { return false };
        matches!(self.decl[stmt], Stmt::Assign { lhs, .. } if self.decl.list(lhs).any(|left| left == element))
    }

    fn usage_in_stmt(&self, whole: ExprId, parent: StmtId) -> Usage {
        match self.decl[parent] {
            Stmt::Return(_) => Usage::of(Ops::RETURNED),
            Stmt::Send { chan, .. } if chan == whole => Usage::of(Ops::SEND),
            Stmt::Send { .. } => Usage::of(Ops::STORED),
            Stmt::IncDec { .. } => Usage::of(Ops::STORE),
            Stmt::Range { x, .. } if x == whole => match self.info.ty(x).kind() {
                TyKind::Chan(..) => Usage::of(Ops::RECV),
                _ => Usage::of(Ops::USE),
            },
            Stmt::Range { .. } => Usage::of(Ops::STORE),
            Stmt::Assign { lhs, rhs, tok } => {
                if self.decl.list(lhs).any(|left| left == whole) {
                    return Usage::of(Ops::STORE);
                }
                match tok {
                    AssignTok::Op(_) => Usage::of(Ops::USE),
                    AssignTok::Assign | AssignTok::Define => self.assigned(whole, rhs, lhs),
                }
            }
            _ => Usage::of(Ops::USE),
        }
    }

    /// The use of a value that is assigned to a variable: the variable is an alias, or the value is stored away.
    fn assigned(
        &self,
        value: ExprId,
        values: crate::syntax::ast::List<ExprId>,
        targets: crate::syntax::ast::List<ExprId>,
    ) -> Usage {
        let index = self.decl.list(values).position(|v| v == value).unwrap_or(0);
        match self.decl.at(targets, index) {
            Some(target) => self.alias_or_store(target),
            None => Usage::of(Ops::USE),
        }
    }

    fn alias_or_store(&self, target: ExprId) -> Usage {
        match self.info.def(target) {
            Def::Local(alias) => Usage { ops: Ops::USE, pass: None, alias: Some(alias) },
            _ if self.decl.ident(target) == Some(Symbol::BLANK) => Usage::of(Ops::USE),
            _ => Usage::of(Ops::STORED),
        }
    }

    /// The use of a value on which the method of `selector` is called or taken as a value.
    fn method(&self, selector: ExprId) -> Usage {
        let callee = Callee::of_function(self.decl, self.info, selector);
        let Callee::Method { owner, name, .. } = callee else { return Usage::of(Ops::USE) };
        let call = match self.parents.parent(Node::Expr(selector)) {
            Some(Node::Expr(parent)) if matches!(self.decl[parent], Expr::Call { fun, .. } if fun == selector) => {
                parent
            }
            _ => selector,
        };
        let mut usage = Usage::of(effect::on_receiver(callee));
        if owner.package == self.package && owner.scope == 0 {
            let callee = Function { recv: owner.name, name };
            usage.pass = Some(Pass { callee, arg: Arg::Receiver, call });
        } else if effect::wraps_receiver(callee) {
            usage.alias = self.result_local(call);
        }
        usage
    }

    /// The use of a value as argument `index` of a call.
    fn argument(&self, fun: ExprId, call: ExprId, index: usize) -> Usage {
        let callee = Callee::of_function(self.decl, self.info, fun);
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        let pass = |callee| Some(Pass { callee, arg: Arg::Param(index), call });
        match callee {
            Callee::Func(object) if object.package == self.package => {
                let callee = Function { recv: Symbol::EMPTY, name: object.name };
                Usage { ops: Ops::USE, pass: pass(callee), alias: None }
            }
            Callee::Method { owner, name, .. } if owner.package == self.package && owner.scope == 0 => {
                Usage { ops: Ops::USE, pass: pass(Function { recv: owner.name, name }), alias: None }
            }
            // The literal's parameter stands for the argument.
            Callee::Lit(lit) => Usage { ops: Ops::USE, pass: None, alias: self.literal_param(lit, index) },
            _ => {
                let effect = effect::on_argument(callee, index);
                let alias = if effect.wraps { self.result_local(call) } else { None };
                // A wrapper that goes elsewhere than to a local takes the value with it.
                let lost = effect.wraps && alias.is_none();
                let ops = if lost { effect.ops | self.fate_of_wrapper(call) } else { effect.ops };
                Usage { ops, pass: None, alias }
            }
        }
    }

    /// What becomes of a wrapper that is not held by a local: `json.NewDecoder(c).Decode(&v)`, `return bufio.NewReader(c)`.
    fn fate_of_wrapper(&self, call: ExprId) -> Ops {
        self.usage(call).ops
    }

    /// The local that the first result of a call is assigned to.
    fn result_local(&self, call: ExprId) -> Option<LocalId> {
        let target = match self.parents.parent(Node::Expr(call))? {
            Node::Stmt(stmt) => match self.decl[stmt] {
                Stmt::Assign { lhs, rhs, .. } => {
                    let index = self.decl.list(rhs).position(|value| value == call)?;
                    self.decl.at(lhs, index)?
                }
                _ => return None,
            },
            Node::Spec(spec) => match self.decl[spec] {
                Spec::Value { names, values, .. } => {
                    let index = self.decl.list(values).position(|value| value == call)?;
                    self.decl.at(names, index)?
                }
                _ => return None,
            },
            _ => return None,
        };
        match self.info.def(target) {
            Def::Local(local) => Some(local),
            _ => None,
        }
    }

    fn literal_param(&self, lit: ExprId, index: u32) -> Option<LocalId> {
        let Expr::FuncLit { ty, .. } = self.decl[lit] else { return None };
        let names: SmallVec<[ExprId; 4]> =
            self.decl.list(self.decl[ty].params).flat_map(|field| self.decl.list(self.decl[field].names)).collect();
        match self.info.def(*names.get(index as usize)?) {
            Def::Local(local) => Some(local),
            _ => None,
        }
    }
}
