//! Walking over the nodes of a declaration.

use smallvec::SmallVec;

use super::ast::{
    Decl, DeclKind, Expr, ExprId, Field, FieldId, FuncDecl, FuncType, FuncTypeId, Id, List, Span, Spec, SpecId, Stmt,
    StmtId,
};

/// A node of a declaration.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Node {
    /// An expression.
    Expr(ExprId),
    /// A statement.
    Stmt(StmtId),
    /// A specification.
    Spec(SpecId),
    /// A field, parameter, result or interface element.
    Field(FieldId),
}

impl From<ExprId> for Node {
    fn from(id: ExprId) -> Node {
        Node::Expr(id)
    }
}
impl From<StmtId> for Node {
    fn from(id: StmtId) -> Node {
        Node::Stmt(id)
    }
}
impl From<SpecId> for Node {
    fn from(id: SpecId) -> Node {
        Node::Spec(id)
    }
}
impl From<FieldId> for Node {
    fn from(id: FieldId) -> Node {
        Node::Field(id)
    }
}

impl Node {
    /// Where the node stands, relative to its declaration.
    pub fn span(self, decl: &Decl) -> Span {
        match self {
            Node::Expr(id) => decl.expr_span(id),
            Node::Stmt(id) => decl.stmt_span(id),
            Node::Spec(id) => decl.spec_span(id),
            Node::Field(id) => decl[id].span,
        }
    }

    /// The node as an expression.
    pub fn expr(self) -> Option<ExprId> {
        match self {
            Node::Expr(id) => Some(id),
            _ => None,
        }
    }

    /// The node as a statement.
    pub fn stmt(self) -> Option<StmtId> {
        match self {
            Node::Stmt(id) => Some(id),
            _ => None,
        }
    }
}

/// A few nodes.
pub type Nodes = SmallVec<[Node; 8]>;

/// How a walk goes on after a node.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Walk {
    /// With its children.
    Into,
    /// Behind it, without its children.
    Over,
    /// Not at all.
    Stop,
}

/// The children of `node` in source order.
pub fn children(decl: &Decl, node: Node) -> Nodes {
    let mut nodes = Nodes::new();
    each_child(decl, node, &mut |child| nodes.push(child));
    nodes
}

/// The topmost nodes of a declaration in source order.
pub fn roots(decl: &Decl) -> Nodes {
    let mut nodes = Nodes::new();
    each_root(decl, &mut |root| nodes.push(root));
    nodes
}

/// Visits all nodes of a declaration, each before its children.
pub fn walk_decl(decl: &Decl, visit: &mut impl FnMut(Node) -> Walk) {
    let mut stack: Vec<Node> = roots(decl).into_iter().rev().collect();
    walk_stack(decl, &mut stack, visit);
}

/// Visits `node` and all nodes below it, each before its children.
pub fn walk(decl: &Decl, node: Node, visit: &mut impl FnMut(Node) -> Walk) {
    walk_stack(decl, &mut vec![node], visit);
}

/// Visits `node` and the nodes below it which belong to the same function: of a function literal the literal itself, and
/// neither its signature nor its body, unless `node` is this literal.
pub fn walk_function(decl: &Decl, node: Node, visit: &mut impl FnMut(Node) -> Walk) {
    walk(decl, node, &mut |child| {
        let goes_on = visit(child);
        let is_other_function = child != node && matches!(child, Node::Expr(id) if is_func_lit(decl, id));
        if goes_on == Walk::Into && is_other_function { Walk::Over } else { goes_on }
    });
}

fn is_func_lit(decl: &Decl, id: ExprId) -> bool {
    matches!(decl[id], Expr::FuncLit { .. })
}

fn walk_stack(decl: &Decl, stack: &mut Vec<Node>, visit: &mut impl FnMut(Node) -> Walk) {
    while let Some(node) = stack.pop() {
        match visit(node) {
            Walk::Stop => return,
            Walk::Over => {}
            Walk::Into => {
                let first = stack.len();
                each_child(decl, node, &mut |child| stack.push(child));
                stack[first..].reverse();
            }
        }
    }
}

/// Calls `visit` with the topmost nodes of a declaration in source order.
pub fn each_root(decl: &Decl, visit: &mut impl FnMut(Node)) {
    match decl.kind {
        DeclKind::Bad => {}
        DeclKind::Package(name) => visit(name.into()),
        DeclKind::Gen(gen_decl) => each(decl, gen_decl.specs, visit),
        DeclKind::Func(FuncDecl { recv, name, ty, body }) => {
            opt(recv, visit);
            visit(name.into());
            signature(decl, ty, visit);
            opt(body, visit);
        }
    }
}

/// Calls `visit` with the children of `node` in source order.
pub fn each_child(decl: &Decl, node: Node, visit: &mut impl FnMut(Node)) {
    match node {
        Node::Expr(id) => expr(decl, id, visit),
        Node::Stmt(id) => stmt(decl, id, visit),
        Node::Spec(id) => spec(decl, id, visit),
        Node::Field(id) => {
            let Field { names, ty, tag, .. } = decl[id];
            each(decl, names, visit);
            opt(ty, visit);
            opt(tag, visit);
        }
    }
}

fn each<T: Id + Into<Node>>(decl: &Decl, list: List<T>, visit: &mut impl FnMut(Node)) {
    for id in decl.list(list) {
        visit(id.into());
    }
}

fn opt<T: Into<Node>>(id: Option<T>, visit: &mut impl FnMut(Node)) {
    if let Some(id) = id {
        visit(id.into());
    }
}

fn signature(decl: &Decl, id: FuncTypeId, visit: &mut impl FnMut(Node)) {
    let FuncType { type_params, params, results, .. } = decl[id];
    each(decl, type_params, visit);
    each(decl, params, visit);
    each(decl, results, visit);
}

fn expr(decl: &Decl, id: ExprId, visit: &mut impl FnMut(Node)) {
    match decl[id] {
        Expr::Bad | Expr::Ident(_) | Expr::BasicLit { .. } => {}
        Expr::CompositeLit { ty, elts } => {
            opt(ty, visit);
            each(decl, elts, visit);
        }
        Expr::FuncLit { ty, body } => {
            signature(decl, ty, visit);
            visit(body.into());
        }
        Expr::Paren(x) | Expr::Star(x) | Expr::Unary { x, .. } => visit(x.into()),
        Expr::Selector { x, sel } => {
            visit(x.into());
            visit(sel.into());
        }
        Expr::Index { x, indices } => {
            visit(x.into());
            each(decl, indices, visit);
        }
        Expr::Slice { x, lo, hi, max } => {
            visit(x.into());
            opt(lo, visit);
            opt(hi, visit);
            opt(max, visit);
        }
        Expr::TypeAssert { x, ty } => {
            visit(x.into());
            opt(ty, visit);
        }
        Expr::Call { fun, args, .. } => {
            visit(fun.into());
            each(decl, args, visit);
        }
        Expr::Binary { x, y, .. } => {
            visit(x.into());
            visit(y.into());
        }
        Expr::KeyValue { key, value } | Expr::MapType { key, value } => {
            visit(key.into());
            visit(value.into());
        }
        Expr::ArrayType { len, elem } => {
            opt(len, visit);
            visit(elem.into());
        }
        Expr::StructType { fields } => each(decl, fields, visit),
        Expr::FuncType(ty) => signature(decl, ty, visit),
        Expr::InterfaceType { elems } => each(decl, elems, visit),
        Expr::ChanType { elem, .. } => visit(elem.into()),
        Expr::Ellipsis(ty) => opt(ty, visit),
    }
}

fn stmt(decl: &Decl, id: StmtId, visit: &mut impl FnMut(Node)) {
    match decl[id] {
        Stmt::Bad | Stmt::Empty => {}
        Stmt::Decl(gen_decl) => each(decl, gen_decl.specs, visit),
        Stmt::Labeled { label, stmt } => {
            visit(label.into());
            visit(stmt.into());
        }
        Stmt::Expr(x) | Stmt::IncDec { x, .. } | Stmt::Go(x) | Stmt::Defer(x) => visit(x.into()),
        Stmt::Send { chan, value } => {
            visit(chan.into());
            visit(value.into());
        }
        Stmt::Assign { lhs, rhs, .. } => {
            each(decl, lhs, visit);
            each(decl, rhs, visit);
        }
        Stmt::Return(values) => each(decl, values, visit),
        Stmt::Branch { label, .. } => opt(label, visit),
        Stmt::Block(stmts) => each(decl, stmts, visit),
        Stmt::If { init, cond, then, els } => {
            opt(init, visit);
            visit(cond.into());
            visit(then.into());
            opt(els, visit);
        }
        Stmt::Case { exprs, body, .. } => {
            each(decl, exprs, visit);
            each(decl, body, visit);
        }
        Stmt::Switch { init, tag, body } => {
            opt(init, visit);
            opt(tag, visit);
            each(decl, body, visit);
        }
        Stmt::TypeSwitch { init, assign, body } => {
            opt(init, visit);
            visit(assign.into());
            each(decl, body, visit);
        }
        Stmt::Comm { comm, body } => {
            opt(comm, visit);
            each(decl, body, visit);
        }
        Stmt::Select { body } => each(decl, body, visit),
        Stmt::For { init, cond, post, body } => {
            opt(init, visit);
            opt(cond, visit);
            opt(post, visit);
            visit(body.into());
        }
        Stmt::Range { key, value, x, body, .. } => {
            opt(key, visit);
            opt(value, visit);
            visit(x.into());
            visit(body.into());
        }
    }
}

fn spec(decl: &Decl, id: SpecId, visit: &mut impl FnMut(Node)) {
    match decl[id] {
        Spec::Import { name, path, .. } => {
            opt(name, visit);
            visit(path.into());
        }
        Spec::Value { names, ty, values, .. } => {
            each(decl, names, visit);
            opt(ty, visit);
            each(decl, values, visit);
        }
        Spec::Type { name, type_params, ty, .. } => {
            visit(name.into());
            each(decl, type_params, visit);
            visit(ty.into());
        }
    }
}
