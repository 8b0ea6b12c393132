//! Whether the senders are done when the closing method is called is a contract that code alone does not show, so that this
//! never is more than a risk. It speaks only of two exported methods of one type and a field of their receiver, when
//! neither holds a lock, the closing one waits for nothing first, and the sending one does not look at what the closing
//! one sets. Channels of tokens are left alone, as are types that only their own package uses, and methods or types whose
//! comments speak of what holds after the close. No fix: which channel tells the receivers to stop is a matter of design.

use gohazard_semantic::summary::Function;

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "close-with-live-senders",
    entries: &["gor-21"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Never,
    docs: Docs {
        summary: "A method closes a channel on which another method sends",
        effect: "A caller that sends during or after the close panics: `send on closed channel`. A `select` around the \
                 send does not help. Measured with both cases ready: 518 of 1000 runs panicked.",
        why: "Only who knows that nobody sends any more can close a channel. `sync.Once` makes the close single, it does \
              not keep senders away.",
        repair: "Leave the channel open and close another one, `done`, that senders and receivers select on. Or let \
                 both methods take the same mutex and look at a flag.",
        bad: r#"package p

type Pool struct {
	jobs chan func()
}

func (p *Pool) Submit(job func()) {
	p.jobs <- job
}

func (p *Pool) Close() {
	close(p.jobs)
}
"#,
        good: r#"package p

import "errors"

type Pool struct {
	jobs chan func()
	done chan struct{}
}

func (p *Pool) Submit(job func()) error {
	select {
	case p.jobs <- job:
		return nil
	case <-p.done:
		return errors.New("pool is closed")
	}
}

func (p *Pool) Close() {
	close(p.done)
}
"#,
        references: &["https://go.dev/ref/spec#Close"],
    },
    check: Check::Expr(&[ExprKind::Call], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, close: ExprId) {
    let Some(channel) = ctx.closed_channel(close) else { return };
    let Some((receiver, field)) = field_of_receiver(ctx, channel) else { return };
    let Some(closer) = ctx.function().filter(|function| is_public(*function)) else { return };
    if ctx.is_signal_channel(channel) || waits_before(ctx, close) || !ctx.is_package_whole() {
        return;
    }
    if tells_the_end(ctx) {
        return;
    }
    let told = fields_told(ctx, receiver, field);
    let sender = ctx.declarations().into_iter().find_map(|model| {
        model.function().filter(|it| it.name.is_exported() && it.recv == closer.recv)?;
        (!locks(&model) && !tells_the_end(&model)).then_some(())?;
        sends_blindly(&model, field, &told)
    });
    let Some(site) = sender else { return };
    let finding = RULE.risk(close, format!("a caller may still send on `{field}` when this closes it"));
    ctx.report(finding.related(&site, "this send panics after the close"));
}

/// Whether code outside of the package can name the method and its type.
fn is_public(function: Function) -> bool {
    function.name.is_exported() && function.recv.is_exported()
}

/// Whether the comment of a method says what callers have to see to: `after Close nothing can be added`.
fn tells_the_end(model: &Model) -> bool {
    let text = model.doc_comment().to_ascii_lowercase();
    ["after", "before", "no more", "must", "once"].iter().any(|word| text.contains(word))
}

/// The receiver and its field, when an expression is such a field of a method's own receiver.
fn field_of_receiver(model: &Model, expr: ExprId) -> Option<(LocalId, Symbol)> {
    let place = model.place(expr)?;
    let root = Place { root: place.root, path: Default::default() }.as_local()?;
    let is_receiver = model.local_object(root).is_some_and(|object| object.kind == LocalKind::Receiver);
    match place.path[..] {
        [field] if is_receiver => Some((root, field)),
        _ => None,
    }
}

/// Whether a method, or a function of the package that it hands something to, takes a lock.
fn locks(model: &Model) -> bool {
    let held = Ops::LOCK | Ops::RLOCK | Ops::UNLOCK | Ops::RUNLOCK;
    model.touches().iter().any(|touch| {
        let callee = touch.pass.map(|pass| pass.callee);
        touch.ops.any(held)
            || callee.is_some_and(|callee| match model.summaries().function(callee) {
                Some(summary) => summary.args().iter().any(|(_, arg)| arg.may.any(held)),
                None => true,
            })
    })
}

/// Whether something before the close may wait for the senders: a receive, a call that is not known to return at once.
fn waits_before(ctx: &Ctx, close: ExprId) -> bool {
    let before = Span::new(0, ctx.span(close).start);
    let is_quick = |call: ExprId| {
        let callee = ctx.callee(call);
        matches!(callee, Callee::Builtin(_) | Callee::Conversion(_) | Callee::Lit(_))
            || callee.is_logging()
            || ctx.is_cancel_call(call)
            || callee.is_method("sync", "Once", "Do")
    };
    let waits = |stmt: StmtId| match ctx.decl()[stmt] {
        Stmt::Select { .. } => true,
        Stmt::Range { x, .. } => ctx.is_channel(ctx.ty(x)),
        _ => false,
    };
    ctx.receives_in(before).next().is_some()
        || ctx.calls_in(before).any(|call| !is_quick(call))
        || ctx.stmts_in(before).any(waits)
}

/// The other fields of the receiver that the closing method changes, through which it may tell the senders.
fn fields_told(ctx: &Ctx, receiver: LocalId, channel: Symbol) -> Vec<Symbol> {
    let told = Ops::STORE | Ops::ATOMIC | Ops::CLOSE_CHAN | Ops::SEND | Ops::CALL;
    let owner = Place::local(receiver);
    let fields = ctx.touches().iter().filter(|touch| touch.place.is_within(&owner) && touch.ops.any(told));
    fields.filter_map(|touch| touch.place.path.first().copied()).filter(|field| *field != channel).collect()
}

/// A send on the field outside of any select, in a method that neither recovers nor looks at a field that it is told by.
fn sends_blindly<'p>(model: &Model<'p>, channel: Symbol, told: &[Symbol]) -> Option<Site<'p>> {
    let recovers = model.decl().exprs().any(|expr| model.callee(expr).is_builtin("recover"));
    let mut send = None;
    for touch in model.touches() {
        let is_own = field_of_receiver(model, touch.expr).is_some_and(|(_, field)| field == channel);
        let is_told = touch.place.path.first().is_some_and(|field| told.contains(field));
        if is_told || (is_own && touch.ops.any(Ops::CLOSE_CHAN | Ops::STORE)) {
            return None;
        }
        if is_own && touch.ops.any(Ops::SEND) && touch.run == Run::Here {
            let stmt = model.parent(touch.expr.into()).and_then(Node::stmt)?;
            if model.clause_of(stmt.into()).is_some() {
                return None;
            }
            send = send.or(Some(touch.expr));
        }
    }
    send.filter(|_| !recovers).map(|call| Site { model: model.clone(), call })
}
