//! Variables that all iterations of a loop have in common, and what keeps a value beyond one iteration.

use crate::flow::{Point, Runs, Start, Use, call_runs, use_of};
use crate::intern::Symbol;
use crate::model::Model;
use crate::summary::Root;
use crate::syntax::ast::{AssignTok, Expr, ExprId, Stmt, StmtId};
use crate::syntax::visit::Node;
use crate::types::LocalId;

/// First minor version in which a loop declares its variables for each iteration.
const PER_ITERATION: u8 = 22;

impl Model<'_> {
    /// The variables that the header of a loop sets and that its iterations share: those that it only assigns to, and
    /// before Go 1.22 those that it declares.
    pub fn shared_loop_variables(&self, stmt: StmtId) -> Vec<LocalId> {
        let decl = self.decl();
        let mut targets: Vec<ExprId> = Vec::new();
        let mut defined: Vec<LocalId> = Vec::new();
        let mut set = |stmt: Option<StmtId>| match stmt.map(|stmt| decl[stmt]) {
            Some(Stmt::Assign { lhs, tok, .. }) => {
                targets.extend(decl.list(lhs));
                if tok == AssignTok::Define {
                    defined.extend(decl.list(lhs).filter_map(|ident| self.local(ident)));
                }
            }
            Some(Stmt::IncDec { x, .. }) => targets.push(x),
            _ => {}
        };
        match decl[stmt] {
            Stmt::For { init, post, .. } => {
                set(init);
                set(post);
            }
            Stmt::Range { key, value, define, .. } => {
                targets.extend([key, value].into_iter().flatten());
                if define {
                    defined.extend(targets.iter().filter_map(|ident| self.local(*ident)));
                }
            }
            _ => {}
        }
        let per_iteration = self.go_version().0 >= PER_ITERATION;
        let idents = targets.into_iter().filter(|target| decl.ident(*target).is_some());
        let mut shared: Vec<LocalId> = idents.filter_map(|ident| self.local(ident)).collect();
        shared.retain(|local| !per_iteration || !defined.contains(local));
        shared.sort_unstable();
        shared.dedup();
        shared
    }

    /// A point at which a variable gets another value, of those that may come after `start` in the same function.
    pub fn later_write(&self, local: LocalId, start: Point, at: Node) -> Option<Point> {
        let flow = self.flow(self.enclosing_func(at));
        if flow.cfg().has_errors() {
            return None;
        }
        let writes = self.write_points(local, at);
        flow.paths().find(Start::After(start), |point, _| writes.contains(&point), |_, _| false)
    }

    /// The points of the function around a node at which a variable gets a value.
    pub fn write_points(&self, local: LocalId, at: Node) -> Vec<Point> {
        let flow = self.flow(self.enclosing_func(at));
        flow.locals().writes(local).filter_map(|write| write.point).collect()
    }

    /// The body of a loop in which `v := v` as the first statement gives each iteration a variable of its own and
    /// changes nothing else, with the variable's name.
    pub fn copy_in_body(&self, stmt: StmtId, local: LocalId) -> Option<(StmtId, Symbol)> {
        let body = self.loop_body(stmt)?;
        let span = self.decl().stmt_span(body);
        let name = self.local_object(local)?.name;
        let is_set = self.facts().uses().of_local(local).iter().any(|found| {
            span.contains(self.span(found.ident)) && matches!(found.used, Use::Written(_) | Use::Updated(_))
        });
        let is_declared_in = |ident: ExprId| {
            let declared = self.ancestors(Node::Expr(ident)).find(|node| matches!(node, Node::Stmt(_)));
            declared.is_some_and(|declared| self.parent(declared) == Some(Node::Stmt(body)))
        };
        let is_taken = self.info().locals.iter().any(|other| other.name == name && is_declared_in(other.ident));
        (!is_set && !is_taken).then_some((body, name))
    }

    /// What takes a value beyond the iteration of a loop in which it is made: the place that it is stored to, the
    /// channel that it is sent on, the call that is started or deferred with it.
    pub fn keeper(&self, value: ExprId, around: StmtId) -> Option<ExprId> {
        let (_, used) = use_of(self.decl(), self.info(), self.parents(), value);
        match used {
            Use::Element(lit) => self.keeper(lit, around),
            Use::Sent(stmt) => match self.decl()[stmt] {
                Stmt::Send { chan, .. } => self.is_older(chan, around).then_some(chan),
                _ => None,
            },
            Use::Argument { call, index } if self.callee(call).is_builtin("append") && index > 0 => {
                let (_, used) = use_of(self.decl(), self.info(), self.parents(), call);
                match used {
                    Use::Stored { target, .. } => self.is_older(target, around).then_some(target),
                    _ => None,
                }
            }
            Use::Argument { call, .. } => {
                let runs = call_runs(self.decl(), self.parents(), call);
                matches!(runs, Runs::Go(_) | Runs::Deferred(_)).then_some(call)
            }
            Use::Stored { target, .. } => {
                let is_part = matches!(self.decl()[target], Expr::Index { .. } | Expr::Selector { .. });
                let is_kept = is_part || self.is_chosen(target, around);
                (is_kept && self.is_older(target, around)).then_some(target)
            }
            _ => None,
        }
    }

    /// Whether a variable is assigned under a condition in a loop and read behind it: `if better { best = &v }`.
    fn is_chosen(&self, target: ExprId, around: StmtId) -> bool {
        let span = self.decl().stmt_span(around);
        let mut outer = self.ancestors(Node::Expr(target)).filter_map(Node::stmt).take_while(|stmt| *stmt != around);
        let is_conditional = outer.any(|stmt| matches!(self.decl()[stmt], Stmt::If { .. } | Stmt::Case { .. }));
        let Some(local) = self.local(target) else { return false };
        is_conditional && self.uses(local).into_iter().any(|read| self.span(read).start > span.end)
    }

    /// Whether a place exists before the loop does.
    fn is_older(&self, place: ExprId, around: StmtId) -> bool {
        let mut at = self.decl().unparen(place);
        while let Expr::Index { x, .. } = self.decl()[at] {
            at = self.decl().unparen(x);
        }
        match self.place(at).map(|place| place.root) {
            Some(Root::Local(local)) => self
                .local_object(local)
                .is_some_and(|object| !self.decl().stmt_span(around).contains(self.span(object.ident))),
            Some(Root::Package(_)) => true,
            None => false,
        }
    }
}
