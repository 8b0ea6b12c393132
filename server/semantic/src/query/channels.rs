//! Channels: how they are made, what is done with them and by whom.

use crate::flow::{Cfg, FuncRef, Point, Runs, Through, Use, call_runs, runs, use_of};
use crate::intern::Symbol;
use crate::model::{Callee, Model};
use crate::summary::{Arg, Ops, Run, field_of};
use crate::syntax::ast::{Expr, ExprId, Stmt, StmtId};
use crate::syntax::visit::Node;
use crate::types::{LocalId, LocalKind, Ty, TyKind, TypeName};

use super::Site;

/// What is done with a channel at one place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChannelOp {
    /// Something is sent, also by an arm of a select.
    Send(StmtId),
    /// Something is received by this `<-` expression, also by an arm of a select.
    Receive(ExprId),
    /// A loop ranges over it.
    Range(StmtId),
    /// This call closes it.
    Close(ExprId),
    /// This call hands it to a function of the package that may do so much with it.
    Passed(ExprId, Ops),
    /// Its length is asked for, or it is compared.
    Look,
}

/// One use of a channel.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ChannelUse {
    /// What is done.
    pub op: ChannelOp,
    /// The innermost function literal around it.
    pub lit: Option<ExprId>,
}

/// A channel that a variable holds for all its life and that does not leave what can be seen.
#[derive(Clone, Debug)]
pub struct Channel {
    /// The variable.
    pub local: LocalId,
    /// Its name.
    pub name: Symbol,
    /// The call of `make`.
    pub make: ExprId,
    /// The function that makes it.
    pub func: FuncRef,
    /// All uses, in no particular order.
    pub uses: Vec<ChannelUse>,
}

/// A goroutine that sends on a channel.
#[derive(Clone, Debug)]
pub struct Sender {
    /// The function literal that it runs.
    pub lit: ExprId,
    /// The statement that starts it.
    pub start: StmtId,
    /// What it sends. None of these statements can give up.
    pub sends: Vec<StmtId>,
}

/// What a field for a channel is given in its package.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ChannelField {
    /// Some `make`.
    pub made: bool,
    /// A `make` with room for elements, or for a number of them that is not constant.
    pub buffered: bool,
    /// A value that could be anything.
    pub unknown: bool,
    /// A literal of its struct, with keys or empty: what makes a value of the type can be seen.
    pub constructed: bool,
}

/// Parameters of function literals are followed through this many calls.
const MAX_DEPTH: usize = 3;

impl Channel {
    /// The statements that send.
    pub fn sends(&self) -> impl Iterator<Item = StmtId> + '_ {
        self.uses.iter().filter_map(|used| match used.op {
            ChannelOp::Send(stmt) => Some(stmt),
            _ => None,
        })
    }

    /// The calls that close it.
    pub fn closes(&self) -> impl Iterator<Item = ExprId> + '_ {
        self.uses.iter().filter_map(|used| match used.op {
            ChannelOp::Close(call) => Some(call),
            _ => None,
        })
    }

    /// The loops that range over it, each with the function literal that it stands in.
    pub fn ranges(&self) -> impl Iterator<Item = (StmtId, Option<ExprId>)> + '_ {
        self.uses.iter().filter_map(|used| match used.op {
            ChannelOp::Range(stmt) => Some((stmt, used.lit)),
            _ => None,
        })
    }
}

impl Model<'_> {
    /// Whether a call makes a channel.
    pub fn is_channel_make(&self, call: ExprId) -> bool {
        self.callee(call).is_builtin("make") && self.is_channel(self.ty(call))
    }

    /// Whether a call makes a channel without room for an element.
    pub fn is_unbuffered_make(&self, call: ExprId) -> bool {
        self.is_channel_make(call) && self.arg(call, 1).is_none_or(|capacity| self.int(capacity) == Some(0))
    }

    /// What the elements of a channel expression are.
    pub fn element_type(&self, channel: ExprId) -> Ty {
        self.underlying(channel).chan_elem().unwrap_or(Ty::UNKNOWN)
    }

    /// Whether a channel carries nothing but the fact that something happened: its elements are `struct{}`.
    pub fn is_signal_channel(&self, channel: ExprId) -> bool {
        let elem = self.element_type(channel);
        // What an opaque type of another package is made of may not be known.
        let is_ours = elem.name().is_none_or(|name| name.package == self.package().path);
        is_ours && matches!(self.types().underlying(elem).kind(), TyKind::Struct(fields) if fields.is_empty())
    }

    /// Whether an expression is `ctx.Done()` of a context, or of something that embeds one.
    pub fn is_context_done(&self, channel: ExprId) -> bool {
        let call = self.decl().unparen(channel);
        let callee = self.callee(call);
        if callee.is_method("context", "Context", "Done") {
            return true;
        }
        callee.method_name() == Some("Done") && self.receiver(call).is_some_and(|context| self.ty(context).is_context())
    }

    /// The channel that a call of `close` closes.
    pub fn closed_channel(&self, call: ExprId) -> Option<ExprId> {
        if self.callee(call).is_builtin("close") { self.arg(call, 0) } else { None }
    }

    /// The channel that a call of `make` makes, if it stays in what can be seen.
    pub fn own_channel(&self, make: ExprId) -> Option<Channel> {
        if !self.is_channel_make(make) {
            return None;
        }
        let local = self.target_of_value(make)?;
        let object = self.local_object(local)?;
        let func = self.enclosing_func(Node::Expr(make));
        if self.only_definition(local)?.value != make || object.func != func.lit() {
            return None;
        }
        Some(Channel { local, name: object.name, make, func, uses: self.channel_uses(local)? })
    }

    /// The channel that a variable holds, like [`Model::own_channel`].
    pub fn channel_of(&self, local: LocalId) -> Option<Channel> {
        self.own_channel(self.only_definition(local)?.value)
    }

    /// What is done with the channel that a variable or parameter holds; `None` when it goes where that can't be seen.
    pub fn channel_uses(&self, local: LocalId) -> Option<Vec<ChannelUse>> {
        let mut uses = Vec::new();
        self.add_channel_uses(local, MAX_DEPTH, &mut uses)?;
        Some(uses)
    }

    fn add_channel_uses(&self, local: LocalId, depth: usize, uses: &mut Vec<ChannelUse>) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        let declared = self.local_object(local)?.ident;
        for found in self.facts().uses().of_local(local) {
            if found.ident == declared {
                continue;
            }
            if found.through != Through::default() {
                return None;
            }
            let op = match found.used {
                Use::SentOn(stmt) => ChannelOp::Send(stmt),
                Use::Received(expr) => ChannelOp::Receive(expr),
                Use::Ranged(stmt) => ChannelOp::Range(stmt),
                Use::Compared { .. } | Use::Discarded => ChannelOp::Look,
                Use::Argument { call, index } => match self.callee(call) {
                    Callee::Builtin(name) if name == "close" => ChannelOp::Close(call),
                    Callee::Builtin(name) if name == "len" || name == "cap" => ChannelOp::Look,
                    Callee::Lit(lit) => {
                        self.add_channel_uses(self.literal_param(lit, index)?, depth, uses)?;
                        continue;
                    }
                    callee => ChannelOp::Passed(call, self.ops_of_argument(call, callee, index)?),
                },
                _ => return None,
            };
            uses.push(ChannelUse { op, lit: found.lit });
        }
        Some(())
    }

    /// The parameter of a function literal that takes an argument.
    fn literal_param(&self, lit: ExprId, index: u32) -> Option<LocalId> {
        let mut numbered = (0..).map(LocalId).zip(&self.info().locals);
        let is_it = |local: &crate::types::Local| local.kind == LocalKind::Param(index) && local.func == Some(lit);
        numbered.find_map(|(id, local)| is_it(local).then_some(id))
    }

    /// What a function of the package may do with an argument, if it does not take it where that can't be seen.
    fn ops_of_argument(&self, call: ExprId, callee: Callee, index: u32) -> Option<Ops> {
        let Expr::Call { fun, .. } = self.decl()[call] else { return None };
        if matches!(self.underlying(fun).kind(), TyKind::Func { variadic: true, .. }) {
            return None;
        }
        let function = self.package_function(callee)?;
        let ops = self.summaries().function(function)?.arg(Arg::Param(index)).may;
        (!ops.any(Ops::ESCAPES | Ops::STORE)).then_some(ops)
    }

    /// The statement that starts a function literal in a goroutine of its own, if nothing else runs it.
    pub fn goroutine_start(&self, lit: ExprId) -> Option<StmtId> {
        match runs(self.decl(), self.info(), self.parents(), self.facts().uses(), lit)[..] {
            [Runs::Go(stmt)] => Some(stmt),
            [Runs::Passed { call, .. }] => {
                let run = Run::of_literal(self.decl(), self.info(), self.parents(), lit);
                if run == Run::Goroutine { self.stmt_of(call) } else { None }
            }
            _ => None,
        }
    }

    /// The `defer` statement that runs a function literal, if nothing else does.
    pub fn deferred_by(&self, lit: ExprId) -> Option<StmtId> {
        match runs(self.decl(), self.info(), self.parents(), self.facts().uses(), lit)[..] {
            [Runs::Deferred(stmt)] => Some(stmt),
            _ => None,
        }
    }

    /// The goroutines that send on a channel. `None` when somebody else sends, too, or a send can give up.
    pub fn senders(&self, channel: &Channel) -> Option<Vec<Sender>> {
        let mut senders: Vec<Sender> = Vec::new();
        for used in &channel.uses {
            let send = match used.op {
                ChannelOp::Send(send) => send,
                ChannelOp::Passed(_, ops) if ops.any(Ops::SEND) => return None,
                _ => continue,
            };
            let lit = used.lit.filter(|lit| self.enclosing_func(Node::Expr(*lit)) == channel.func)?;
            if self.clause_of(Node::Stmt(send)).is_some() {
                return None;
            }
            match senders.iter_mut().find(|sender| sender.lit == lit) {
                Some(sender) => sender.sends.push(send),
                None => senders.push(Sender { lit, start: self.goroutine_start(lit)?, sends: vec![send] }),
            }
        }
        Some(senders)
    }

    /// The points of the function that made a channel at which it receives; what a deferred function literal receives
    /// counts where it is deferred. `None` when somebody else receives.
    pub fn receive_points(&self, channel: &Channel, cfg: &Cfg) -> Option<Vec<Point>> {
        let mut points = Vec::new();
        for used in &channel.uses {
            let point = match used.op {
                ChannelOp::Receive(expr) => cfg.point_of(expr),
                ChannelOp::Range(stmt) => cfg.point_of_stmt(stmt),
                ChannelOp::Passed(call, ops) if ops.any(Ops::RECV) => {
                    match call_runs(self.decl(), self.parents(), call) {
                        Runs::Now(call) => cfg.point_of(call),
                        _ => None,
                    }
                }
                _ => continue,
            };
            let deferred = || cfg.point_of_stmt(self.deferred_by(used.lit?)?);
            points.push(point.or_else(deferred)?);
        }
        Some(points)
    }

    /// What a field for a channel is given anywhere in the package. It looks at every declaration.
    pub fn channel_field(&self, owner: TypeName, name: Symbol) -> ChannelField {
        let mut field = ChannelField::default();
        for model in self.declarations() {
            for expr in model.decl().exprs() {
                model.note_field_value(expr, (owner, name), &mut field);
            }
        }
        field
    }

    fn note_field_value(&self, expr: ExprId, wanted: (TypeName, Symbol), field: &mut ChannelField) {
        match self.decl()[expr] {
            Expr::Selector { .. } if field_of(self.decl(), self.info(), expr) == Some(wanted) => {
                let (through, used) = use_of(self.decl(), self.info(), self.parents(), expr);
                field.unknown |= through.address;
                if let Use::Written(Node::Stmt(stmt)) = used {
                    self.note_value(self.assigned_value(stmt, expr), field);
                }
            }
            Expr::CompositeLit { elts, .. } => {
                let ty = self.ty(expr);
                if ty.pointee().unwrap_or(ty).name() != Some(wanted.0) {
                    return;
                }
                field.constructed = true;
                for elt in self.decl().list(elts) {
                    match self.decl()[elt] {
                        Expr::KeyValue { key, value } if self.decl().ident(key) == Some(wanted.1) => {
                            self.note_value(Some(value), field);
                        }
                        Expr::KeyValue { .. } => {}
                        _ => field.unknown = true,
                    }
                }
            }
            _ => {}
        }
    }

    /// The value that an assignment with as many values as targets gives to one of them.
    fn assigned_value(&self, stmt: StmtId, target: ExprId) -> Option<ExprId> {
        let Stmt::Assign { lhs, rhs, .. } = self.decl()[stmt] else { return None };
        let index = self.decl().list(lhs).position(|left| left == target)?;
        if lhs.len() == rhs.len() { self.decl().at(rhs, index) } else { None }
    }

    fn note_value(&self, value: Option<ExprId>, field: &mut ChannelField) {
        match value.map(|value| self.decl().unparen(value)) {
            Some(value) if self.is_nil(value) => {}
            Some(value) if self.is_channel_make(value) => {
                field.made = true;
                field.buffered |= !self.is_unbuffered_make(value);
            }
            _ => field.unknown = true,
        }
    }
}

impl<'p> Model<'p> {
    /// The calls that close a channel which `func` uses, when others than `func` make all of them and nobody gives the
    /// variable, parameter or field another channel.
    pub fn closes_elsewhere(&self, channel: ExprId, func: FuncRef) -> Vec<Site<'p>> {
        let Some(local) = self.local(channel) else { return self.field_closes(channel) };
        let Some(object) = self.local_object(local) else { return Vec::new() };
        let site = |call| Site { model: self.clone(), call };
        match object.kind {
            LocalKind::Param(index) if object.func.is_none() => {
                let is_touched = self.fate_of(local).any(Ops::CLOSE_CHAN | Ops::STORE);
                let Some(function) = self.function().filter(|_| !is_touched) else { return Vec::new() };
                let sites = self.call_sites(function).into_iter();
                sites.filter_map(|site| site.model.close_of_argument(site.call, index as usize)).collect()
            }
            _ => {
                let Some(channel) = self.channel_of(local) else { return Vec::new() };
                if channel.closes().any(|call| self.enclosing_func(Node::Expr(call)) == func) {
                    return Vec::new();
                }
                channel.closes().map(site).collect()
            }
        }
    }

    /// The call by which a caller closes the channel that it hands over.
    fn close_of_argument(&self, call: ExprId, index: usize) -> Option<Site<'p>> {
        let channel = self.channel_of(self.local(self.arg(call, index)?)?)?;
        let close = channel.closes().next()?;
        Some(Site { model: self.clone(), call: close })
    }

    fn field_closes(&self, channel: ExprId) -> Vec<Site<'p>> {
        let Some((owner, name)) = field_of(self.decl(), self.info(), channel) else { return Vec::new() };
        let ops = self.summaries().field(owner, name);
        if !ops.any(Ops::CLOSE_CHAN) || ops.any(Ops::STORE) || !self.is_package_whole() {
            return Vec::new();
        }
        let mut sites = Vec::new();
        for model in self.declarations() {
            let is_here = std::rc::Rc::ptr_eq(model.facts(), self.facts());
            let is_it = |arg: ExprId| field_of(model.decl(), model.info(), arg) == Some((owner, name));
            let closes: Vec<ExprId> =
                model.decl().exprs().filter(|call| model.closed_channel(*call).is_some_and(is_it)).collect();
            if is_here && !closes.is_empty() {
                return Vec::new();
            }
            sites.extend(closes.into_iter().map(|call| Site { model: model.clone(), call }));
        }
        sites
    }
}
