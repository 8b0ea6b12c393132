//! From tree-sitter's concrete syntax tree to the arena syntax tree of a declaration.
//!
//! The parts of a node are told apart by their kinds and order and not by field names, which are dear to ask for. No
//! lowering fails: a part that is absent in broken code becomes a Bad node.

mod decl;
mod expr;
mod flat;
mod func;
mod kind;
mod names;
mod stmt;
mod types;

use std::cell::RefCell;

use smallvec::SmallVec;
use tree_sitter::{Node, TreeCursor};

pub(super) use self::flat::offset;
use self::flat::{Flat, Raw};
use self::kind::{Kind, Kinds};
use self::names::Names;
use super::ast::{Comment, Decl, DeclBuilder, DeclKind, Expr, ExprId, Outline, Span};
use super::hash;

/// What a node between the top-level declarations is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// A declaration that has its place at the top level.
    Decl,
    /// A constant, variable or type declaration, which may also stand in a function.
    AnyDecl,
    /// A comment.
    Comment,
    /// Something that the parser could not read, with nodes in it.
    Error,
    /// A separator.
    Separator,
    /// A statement, expression or token that has no place there, or something that is missing.
    Stray,
}

/// What `node`, a child of the root or of an ERROR node, is.
pub(super) fn place(node: Node) -> Place {
    match Kinds::get().of(node.kind_id()) {
        _ if node.is_missing() => Place::Stray,
        Kind::Error => Place::Error,
        Kind::Comment => Place::Comment,
        Kind::Semicolon => Place::Separator,
        Kind::ConstDeclaration | Kind::VarDeclaration | Kind::TypeDeclaration => Place::AnyDecl,
        kind if kind.is_top_level() => Place::Decl,
        _ => Place::Stray,
    }
}

/// The text of a comment without the carriage return that the grammar leaves at the end of a line comment.
pub(super) fn without_return(comment: &str) -> &str {
    comment.strip_suffix('\r').unwrap_or(comment)
}

/// What is kept from one declaration to the next.
struct Scratch {
    flat: Flat,
    builder: DeclBuilder,
    names: Names,
    comments: Vec<Comment>,
    bodies: Vec<Span>,
    errors: Vec<Span>,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::new(Scratch {
        flat: Flat::default(),
        builder: DeclBuilder::new(),
        names: Names::new(),
        comments: Vec::new(),
        bodies: Vec::new(),
        errors: Vec::new(),
    });
}

/// Lowers the declaration at `cursor`, whose source is `text`. The cursor stays there.
pub(super) fn lower(cursor: &mut TreeCursor, text: &str) -> Decl {
    SCRATCH.with_borrow_mut(|scratch| {
        scratch.flat.read(cursor, offset(cursor.node().start_byte()));
        scratch.comments.clear();
        scratch.bodies.clear();
        scratch.errors.clear();
        let mut lower = Lower {
            nodes: &scratch.flat.nodes,
            text,
            out: &mut scratch.builder,
            names: &mut scratch.names,
            bodies: &mut scratch.bodies,
            errors: &mut scratch.errors,
            in_body: false,
        };
        let kind = lower.top(At(0));
        for &span in &scratch.flat.comments {
            let text = without_return(lower.source(span));
            let span = Span::new(span.start, span.start + offset(text.len()));
            scratch.comments.push(Comment { span, text: lower.out.text(text) });
        }
        if !scratch.errors.is_empty() {
            scratch.flat.errors.append(&mut scratch.errors);
            scratch.flat.errors.sort();
        }
        scratch.builder.finish(Outline {
            kind,
            len: offset(text.len()),
            hash: hash::text(text.as_bytes()),
            header_hash: hash::text_without(text.as_bytes(), &scratch.bodies),
            errors: &scratch.flat.errors,
            comments: &scratch.comments,
        })
    })
}

/// A place in the flat list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct At(u32);

/// Ids of a list while it is collected.
type Ids<T> = SmallVec<[T; 8]>;

struct Lower<'a> {
    nodes: &'a [Raw],
    text: &'a str,
    out: &'a mut DeclBuilder,
    names: &'a mut Names,
    /// Bodies of functions that are in no other function's body.
    bodies: &'a mut Vec<Span>,
    /// Errors found by other parsers than the file's.
    errors: &'a mut Vec<Span>,
    in_body: bool,
}

impl<'a> Lower<'a> {
    fn raw(&self, at: At) -> Raw {
        self.nodes[at.0 as usize]
    }

    fn kind(&self, at: At) -> Kind {
        self.raw(at).kind
    }

    fn span(&self, at: At) -> Span {
        self.raw(at).span
    }

    fn source(&self, span: Span) -> &'a str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// All children: tokens and ERROR nodes too.
    fn children(&self, at: At) -> Children<'a> {
        Children { nodes: self.nodes, next: at.0 + 1, end: self.raw(at).next }
    }

    /// The named children.
    fn named(&self, at: At) -> impl Iterator<Item = (At, Kind)> + use<'a> {
        self.children(at).filter(|(_, kind)| kind.is_named() && *kind != Kind::Error)
    }

    /// The first named child.
    fn first(&self, at: At) -> Option<At> {
        self.named(at).next().map(|(child, _)| child)
    }

    /// The first child of a kind.
    fn find(&self, at: At, wanted: Kind) -> Option<At> {
        self.children(at).find(|&(_, kind)| kind == wanted).map(|(child, _)| child)
    }

    /// Stands for an expression that should be at `offset`.
    fn bad_expr(&mut self, offset: u32) -> ExprId {
        self.out.expr(Span::new(offset, offset), Expr::Bad)
    }

    /// The expression at `at`, or what stands for it at the end of `parent`.
    fn expr_or_bad(&mut self, at: Option<At>, parent: At) -> ExprId {
        match at {
            Some(at) => self.expr(at),
            None => self.bad_expr(self.span(parent).end),
        }
    }

    fn top(&mut self, at: At) -> DeclKind {
        match self.kind(at) {
            Kind::PackageClause => DeclKind::Package(self.expr_or_bad(self.first(at), at)),
            Kind::FunctionDeclaration | Kind::MethodDeclaration => DeclKind::Func(self.func_decl(at)),
            _ => self.gen_decl(at).map_or(DeclKind::Bad, DeclKind::Gen),
        }
    }
}

/// The children of a node with their kinds.
#[derive(Clone)]
struct Children<'a> {
    nodes: &'a [Raw],
    next: u32,
    end: u32,
}

impl Iterator for Children<'_> {
    type Item = (At, Kind);

    fn next(&mut self) -> Option<(At, Kind)> {
        if self.next >= self.end {
            return None;
        }
        let at = At(self.next);
        let raw = self.nodes.get(at.0 as usize)?;
        self.next = raw.next;
        Some((at, raw.kind))
    }
}
