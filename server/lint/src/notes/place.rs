//! What stands under the cursor that a note may speak of: a name, by what it refers to, or a construct, by its keyword.
//!
//! The keyword of a node stands at its start. The two that do not, `range` and the arrow of a send, are taken to stand as
//! gofmt writes them.

use gohazard_semantic::model::Model;
use gohazard_semantic::syntax::ast::{AssignTok, BinaryOp, BranchTok, Expr, ExprId, Span, Spec, Stmt, StmtId, UnaryOp};
use gohazard_semantic::syntax::{locate::node_at, visit::Node};
use gohazard_semantic::types::{Def, TyKind};

use super::on;

/// Something that a note may speak of.
pub(crate) struct Place {
    /// Where it stands in its declaration.
    pub(crate) span: Span,
    /// Its names, the most specific one first.
    symbols: Vec<String>,
}

impl Place {
    fn named(span: Span, symbol: impl Into<String>) -> Option<Place> {
        Some(Place { span, symbols: vec![symbol.into()] })
    }

    /// The note on it as Markdown, under the name that it has here as long as that is one to be shown.
    pub(crate) fn markdown(&self) -> Option<String> {
        let note = self.symbols.iter().find_map(|symbol| on(symbol))?;
        let title = self.symbols.first().filter(|symbol| is_public(symbol)).map_or(note.title(), String::as_str);
        Some(note.markdown_on(title))
    }
}

/// Whether all names behind the package are exported; a construct's name has no package.
fn is_public(symbol: &str) -> bool {
    let path = symbol.rfind('/').map_or(0, |slash| slash + 1);
    symbol[path..].split('.').skip(1).all(|name| name.starts_with(char::is_uppercase))
}

/// What stands at `offset` of a declaration.
pub(crate) fn at(model: &Model, offset: u32) -> Option<Place> {
    let place = match node_at(model.decl(), offset)? {
        Node::Expr(expr) => of_expr(model, expr),
        Node::Stmt(stmt) => of_stmt(model, stmt, offset),
        Node::Spec(_) | Node::Field(_) => None,
    }?;
    (place.span.start <= offset && offset <= place.span.end).then_some(place)
}

fn of_expr(model: &Model, expr: ExprId) -> Option<Place> {
    let span = model.span(expr);
    let keyword = |len: u32, symbol: &str| Place::named(Span::new(span.start, span.start + len), symbol);
    match model.decl()[expr] {
        Expr::Ident(_) => of_ident(model, expr),
        Expr::Unary { op: UnaryOp::Arrow, .. } => keyword(2, "receive"),
        Expr::FuncLit { .. } => keyword(4, "func"),
        Expr::MapType { .. } => keyword(3, "map"),
        Expr::ChanType { elem, .. } => {
            let end = model.span(elem).start.saturating_sub(1).max(span.start);
            Place::named(Span::new(span.start, end), "chan")
        }
        Expr::TypeAssert { x, ty: Some(ty) } if !has_ok(model, expr) => {
            Place::named(Span::new(model.span(x).end, model.span(ty).start), "type assertion")
        }
        Expr::BasicLit { text, .. } => {
            let Some(Node::Spec(spec)) = model.parent(expr.into()) else { return None };
            let is_cgo = matches!(model.decl()[spec], Spec::Import { .. }) && model.decl().text(text) == "\"C\"";
            if is_cgo { Place::named(span, "import \"C\"") } else { None }
        }
        _ => None,
    }
}

/// Whether an expression may tell by a second value whether it succeeded.
fn has_ok(model: &Model, expr: ExprId) -> bool {
    match model.parent(expr.into()) {
        Some(Node::Stmt(stmt)) => {
            matches!(model.decl()[stmt], Stmt::Assign { lhs, rhs, .. } if lhs.len() == 2 && rhs.len() == 1)
        }
        Some(Node::Spec(spec)) => {
            matches!(model.decl()[spec], Spec::Value { names, values, .. } if names.len() == 2 && values.len() == 1)
        }
        _ => false,
    }
}

fn of_stmt(model: &Model, stmt: StmtId, offset: u32) -> Option<Place> {
    let span = model.decl().stmt_span(stmt);
    let keyword = |len: u32, symbol: &str| Place::named(Span::new(span.start, span.start + len), symbol);
    match model.decl()[stmt] {
        Stmt::Go(_) => keyword(2, "go"),
        Stmt::Defer(_) => keyword(5, "defer"),
        Stmt::Select { body } if body.is_empty() => keyword(6, "select {}"),
        Stmt::Select { .. } => keyword(6, "select"),
        Stmt::Comm { comm: None, .. } => keyword(7, "default"),
        Stmt::Branch { tok: BranchTok::Break, label: None } if leaves_no_loop(model, stmt) => keyword(5, "break"),
        Stmt::For { init: Some(init), .. } => {
            let defines = matches!(model.decl()[init], Stmt::Assign { tok: AssignTok::Define, .. });
            if defines { keyword(3, "for") } else { None }
        }
        Stmt::Range { define: true, .. } if offset <= span.start + 3 => keyword(3, "for"),
        Stmt::Range { x, .. } => {
            let end = model.span(x).start.saturating_sub(1);
            Place::named(Span::new(end.saturating_sub(5), end), range_over(model, x)?)
        }
        Stmt::Send { chan, value } => {
            let (start, end) = (model.span(chan).end, model.span(value).start);
            let spaces = u32::from(end.saturating_sub(start) == 4);
            Place::named(Span::new(start + spaces, end - spaces), "send")
        }
        _ => None,
    }
}

fn range_over(model: &Model, x: ExprId) -> Option<&'static str> {
    match model.underlying(x).kind() {
        TyKind::Chan(..) => Some("range over a channel"),
        TyKind::Map(..) => Some("range over a map"),
        TyKind::Func { .. } => Some("range over a function"),
        _ => None,
    }
}

/// Whether a break leaves a select or switch and stays in the loop around it.
fn leaves_no_loop(model: &Model, stmt: StmtId) -> bool {
    let mut leaves_other = false;
    for ancestor in model.ancestors(stmt.into()) {
        match ancestor {
            Node::Stmt(around) => match model.decl()[around] {
                Stmt::For { .. } | Stmt::Range { .. } => return leaves_other,
                Stmt::Select { .. } | Stmt::Switch { .. } | Stmt::TypeSwitch { .. } => leaves_other = true,
                _ => {}
            },
            Node::Expr(around) if matches!(model.decl()[around], Expr::FuncLit { .. }) => return false,
            _ => {}
        }
    }
    false
}

/// What an identifier refers to.
fn of_ident(model: &Model, ident: ExprId) -> Option<Place> {
    let span = model.span(ident);
    if let Some(func) = model.decl().func()
        && func.name == ident
        && func.recv.is_none()
        && model.decl().ident(ident).is_some_and(|name| name.as_str() == "init")
    {
        return Place::named(span, "init");
    }
    match model.def(ident) {
        Def::Package(object) => Place::named(span, format!("{}.{}", object.package, object.name)),
        Def::Field { owner: Some(owner), name } => {
            Place::named(span, format!("{}.{}.{name}", owner.package, owner.name))
        }
        Def::Method { owner: Some(owner), name } => {
            let declared = format!("{}.{}.{name}", owner.package, owner.name);
            let symbols = match receiver(model, ident) {
                Some(TyKind::Named(ty, _)) if ty.package == owner.package && ty.name != owner.name => {
                    vec![format!("{}.{}.{name}", ty.package, ty.name), declared]
                }
                _ => vec![declared],
            };
            Some(Place { span, symbols })
        }
        Def::Universe(name) => Place::named(span, predeclared(model, ident, name.as_str())?),
        _ => None,
    }
}

/// The type that a method is selected from, which may only embed the one that declares it.
fn receiver(model: &Model, sel: ExprId) -> Option<&'static TyKind> {
    let Some(Node::Expr(parent)) = model.parent(sel.into()) else { return None };
    let Expr::Selector { x, .. } = model.decl()[parent] else { return None };
    match model.ty(x).kind() {
        TyKind::Pointer(elem) => Some(elem.kind()),
        kind => Some(kind),
    }
}

/// The construct that a predeclared name is here. Some are one only with a channel.
fn predeclared(model: &Model, ident: ExprId, name: &str) -> Option<&'static str> {
    let argument = || {
        let Some(Node::Expr(call)) = model.parent(ident.into()) else { return None };
        Some(model.underlying(model.arg(call, 0)?).kind())
    };
    match name {
        "append" => Some("append"),
        "clear" => Some("clear"),
        "close" => Some("close"),
        "copy" => Some("copy"),
        "delete" => Some("delete"),
        "panic" => Some("panic"),
        "recover" => Some("recover"),
        "make" => match argument()? {
            TyKind::Chan(..) => Some("make(chan)"),
            TyKind::Slice(_) => Some("make([]T)"),
            TyKind::Map(..) => Some("map"),
            _ => None,
        },
        "len" | "cap" => matches!(argument()?, TyKind::Chan(..)).then_some("len(chan)"),
        "nil" => beside_nil(model, ident).filter(|other| is_channel(model, *other)).map(|_| "nil channel"),
        _ => None,
    }
}

fn is_channel(model: &Model, expr: ExprId) -> bool {
    matches!(model.underlying(expr).kind(), TyKind::Chan(..))
}

/// What a nil is assigned to or compared with.
fn beside_nil(model: &Model, nil: ExprId) -> Option<ExprId> {
    let decl = model.decl();
    match model.parent(nil.into())? {
        Node::Stmt(stmt) => {
            let Stmt::Assign { lhs, rhs, .. } = decl[stmt] else { return None };
            let index = decl.list(rhs).position(|value| value == nil)?;
            decl.at(lhs, index)
        }
        Node::Expr(expr) => match decl[expr] {
            Expr::Binary { op: BinaryOp::Eql | BinaryOp::Neq, x, y } => Some(if x == nil { y } else { x }),
            _ => None,
        },
        _ => None,
    }
}
