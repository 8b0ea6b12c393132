//! The syntax tree of one top-level declaration, in the terms of go/ast.
//!
//! Nodes live in arenas owned by their declaration and are named by small typed ids. All offsets are bytes relative to
//! the start of the declaration, so that a declaration that moved is the same value as before.

use std::marker::PhantomData;
use std::num::NonZeroU32;
use std::ops::Index;

use crate::intern::Symbol;

/// A byte range, end exclusive. Inside a [`Decl`] it is relative to the declaration's start.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`.
    pub const fn new(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    /// The span moved by `offset` bytes.
    pub const fn shifted(self, offset: u32) -> Span {
        Span { start: self.start + offset, end: self.end + offset }
    }

    /// Whether `other` lies inside this span.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share a byte, or one is empty and touches the other.
    pub const fn touches(self, other: Span) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident => $table:ident: $node:ty;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub struct $name(NonZeroU32);

        impl $name {
            /// The id of the node at `index` of its arena.
            pub fn from_index(index: usize) -> $name {
                $name(NonZeroU32::MIN.saturating_add(u32::try_from(index).unwrap_or(u32::MAX - 1)))
            }

            /// The position of the node in its arena.
            pub fn index(self) -> usize {
                self.0.get() as usize - 1
            }
        }

        impl Id for $name {
            fn from_raw(raw: u32) -> Option<$name> {
                NonZeroU32::new(raw).map($name)
            }
            fn raw(self) -> u32 {
                self.0.get()
            }
        }

        impl Index<$name> for Decl {
            type Output = $node;
            fn index(&self, id: $name) -> &$node {
                &self.$table[id.index()]
            }
        }
    )*};
}

/// What ids have in common: they fit a list.
pub trait Id: Copy {
    /// The id written as a number by [`Id::raw`].
    fn from_raw(raw: u32) -> Option<Self>;
    /// The id as a number that is never zero.
    fn raw(self) -> u32;
}

ids! {
    /// An expression or type expression; identifiers are expressions too, declared names included.
    ExprId => exprs: Expr;
    /// A statement.
    StmtId => stmts: Stmt;
    /// A field, parameter, result, type parameter or interface element.
    FieldId => fields: Field;
    /// A function type.
    FuncTypeId => func_types: FuncType;
    /// An import, constant, type or variable specification.
    SpecId => specs: Spec;
}

/// A list of ids, stored in its declaration; read it with [`Decl::list`].
#[derive(Debug)]
pub struct List<T> {
    start: u32,
    len: u32,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for List<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for List<T> {}
impl<T> PartialEq for List<T> {
    fn eq(&self, other: &Self) -> bool {
        self.start == other.start && self.len == other.len
    }
}
impl<T> Eq for List<T> {}
impl<T> Default for List<T> {
    fn default() -> Self {
        List { start: 0, len: 0, kind: PhantomData }
    }
}
impl<T> List<T> {
    /// Number of elements.
    pub fn len(self) -> usize {
        self.len as usize
    }
    /// Whether the list has no element.
    pub fn is_empty(self) -> bool {
        self.len == 0
    }
}

/// A piece of text kept in its declaration (literals and comments); read it with [`Decl::text`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Text {
    start: u32,
    len: u32,
}

/// Kind of a basic literal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LitKind {
    /// `1`, `0x1f`, `1_000`
    Int,
    /// `1.5`
    Float,
    /// `2i`
    Imag,
    /// `'a'`
    Char,
    /// `"a"` or a raw string
    String,
}

/// Direction of a channel type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChanDir {
    /// `chan T`
    Both,
    /// `chan<- T`
    Send,
    /// `<-chan T`
    Recv,
}

/// A unary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnaryOp {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `!`
    Not,
    /// `^`
    Xor,
    /// `&`
    And,
    /// `<-`
    Arrow,
    /// `~` of a constraint
    Tilde,
}

/// A binary operator; also the operation of an assignment like `+=`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "named as in go/token")]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    Quo,
    Rem,
    And,
    Or,
    Xor,
    Shl,
    Shr,
    AndNot,
    LAnd,
    LOr,
    Eql,
    Neq,
    Lss,
    Leq,
    Gtr,
    Geq,
}

/// An expression or a type expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expr {
    /// What the parser could not read.
    Bad,
    /// An identifier, used or declared.
    Ident(Symbol),
    /// A literal; `text` is as written.
    BasicLit {
        /// Its kind.
        kind: LitKind,
        /// Its source text.
        text: Text,
    },
    /// `T{…}`, or `{…}` inside another composite literal.
    CompositeLit {
        /// The type, absent when elided.
        ty: Option<ExprId>,
        /// Elements, [`Expr::KeyValue`] among them.
        elts: List<ExprId>,
    },
    /// `func(…) {…}`
    FuncLit {
        /// Its signature.
        ty: FuncTypeId,
        /// Its body, a [`Stmt::Block`].
        body: StmtId,
    },
    /// `(x)`
    Paren(ExprId),
    /// `x.sel`; qualified names too.
    Selector {
        /// Operand.
        x: ExprId,
        /// An [`Expr::Ident`].
        sel: ExprId,
    },
    /// `x[i]`, `x[T1, T2]`
    Index {
        /// Operand.
        x: ExprId,
        /// One index or several type arguments.
        indices: List<ExprId>,
    },
    /// `x[lo:hi:max]`
    Slice {
        /// Operand.
        x: ExprId,
        /// Lower bound.
        lo: Option<ExprId>,
        /// Upper bound.
        hi: Option<ExprId>,
        /// Capacity bound.
        max: Option<ExprId>,
    },
    /// `x.(T)`; `x.(type)` has no type.
    TypeAssert {
        /// Operand.
        x: ExprId,
        /// Asserted type.
        ty: Option<ExprId>,
    },
    /// A call or a conversion.
    Call {
        /// Function or type.
        fun: ExprId,
        /// Arguments.
        args: List<ExprId>,
        /// Whether the last argument is followed by `...`.
        ellipsis: bool,
    },
    /// `*x`
    Star(ExprId),
    /// A unary expression; `&x` and `<-x` among them.
    Unary {
        /// Operator.
        op: UnaryOp,
        /// Operand.
        x: ExprId,
    },
    /// A binary expression.
    Binary {
        /// Operator.
        op: BinaryOp,
        /// Left operand.
        x: ExprId,
        /// Right operand.
        y: ExprId,
    },
    /// `key: value` in a composite literal.
    KeyValue {
        /// Field name, index or map key.
        key: ExprId,
        /// Value.
        value: ExprId,
    },
    /// `[len]elem`, `[]elem`; `[...]elem` has an [`Expr::Ellipsis`] as its length.
    ArrayType {
        /// Length; absent for a slice.
        len: Option<ExprId>,
        /// Element type.
        elem: ExprId,
    },
    /// `struct {…}`
    StructType {
        /// Fields in order.
        fields: List<FieldId>,
    },
    /// `func(…) …` as a type.
    FuncType(FuncTypeId),
    /// `interface {…}`
    InterfaceType {
        /// Methods (one name, a function type) and embedded elements (no name).
        elems: List<FieldId>,
    },
    /// `map[key]value`
    MapType {
        /// Key type.
        key: ExprId,
        /// Value type.
        value: ExprId,
    },
    /// A channel type.
    ChanType {
        /// Direction.
        dir: ChanDir,
        /// Element type.
        elem: ExprId,
    },
    /// `...T` of a variadic parameter, or `...` as an array length.
    Ellipsis(Option<ExprId>),
}

/// A field, parameter, result, type parameter, interface method or embedded element, as in go/ast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Whole field.
    pub span: Span,
    /// Names, each an [`Expr::Ident`]; none for anonymous and embedded ones.
    pub names: List<ExprId>,
    /// Type; of an interface method the [`Expr::FuncType`]. Absent only in broken code.
    pub ty: Option<ExprId>,
    /// Struct tag literal.
    pub tag: Option<ExprId>,
}

/// The signature of a function.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FuncType {
    /// From the `func` keyword (or the first parenthesis) to the last result.
    pub span: Span,
    /// Type parameters.
    pub type_params: List<FieldId>,
    /// Parameters.
    pub params: List<FieldId>,
    /// Results.
    pub results: List<FieldId>,
}

/// A jump.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "named as in go/token")]
pub enum BranchTok {
    Break,
    Continue,
    Goto,
    Fallthrough,
}

/// How an assignment assigns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AssignTok {
    /// `=`
    Assign,
    /// `:=`
    Define,
    /// `op=`
    Op(BinaryOp),
}

/// A statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stmt {
    /// What the parser could not read.
    Bad,
    /// `;`
    Empty,
    /// A declaration inside a function.
    Decl(GenDecl),
    /// `label: stmt`
    Labeled {
        /// An [`Expr::Ident`].
        label: ExprId,
        /// The statement.
        stmt: StmtId,
    },
    /// An expression used as a statement.
    Expr(ExprId),
    /// `ch <- value`
    Send {
        /// Channel.
        chan: ExprId,
        /// Value.
        value: ExprId,
    },
    /// `x++`, `x--`
    IncDec {
        /// Operand.
        x: ExprId,
        /// Whether it is `++`.
        inc: bool,
    },
    /// An assignment or short variable declaration.
    Assign {
        /// Left sides.
        lhs: List<ExprId>,
        /// Right sides.
        rhs: List<ExprId>,
        /// Operator.
        tok: AssignTok,
    },
    /// `go call`
    Go(ExprId),
    /// `defer call`
    Defer(ExprId),
    /// `return …`
    Return(List<ExprId>),
    /// `break`, `continue`, `goto`, `fallthrough`
    Branch {
        /// Which.
        tok: BranchTok,
        /// Label.
        label: Option<ExprId>,
    },
    /// `{…}`
    Block(List<StmtId>),
    /// `if`
    If {
        /// Simple statement before the condition.
        init: Option<StmtId>,
        /// Condition.
        cond: ExprId,
        /// A [`Stmt::Block`].
        then: StmtId,
        /// A [`Stmt::Block`] or another [`Stmt::If`].
        els: Option<StmtId>,
    },
    /// `case …:` of an expression or type switch.
    Case {
        /// Expressions or types; empty for `default`.
        exprs: List<ExprId>,
        /// Whether it is `default`.
        default: bool,
        /// Body.
        body: List<StmtId>,
    },
    /// `switch`
    Switch {
        /// Simple statement before the tag.
        init: Option<StmtId>,
        /// Tag.
        tag: Option<ExprId>,
        /// [`Stmt::Case`]s.
        body: List<StmtId>,
    },
    /// `switch x := y.(type)`
    TypeSwitch {
        /// Simple statement before the guard.
        init: Option<StmtId>,
        /// An [`Stmt::Assign`] that defines one name, or an [`Stmt::Expr`]; its expression is a type assertion without type.
        assign: StmtId,
        /// [`Stmt::Case`]s.
        body: List<StmtId>,
    },
    /// `case comm:` of a select.
    Comm {
        /// Send, receive expression statement, or receive assignment; absent for `default`.
        comm: Option<StmtId>,
        /// Body.
        body: List<StmtId>,
    },
    /// `select`
    Select {
        /// [`Stmt::Comm`]s.
        body: List<StmtId>,
    },
    /// `for` with a clause, a condition or nothing.
    For {
        /// Init statement.
        init: Option<StmtId>,
        /// Condition.
        cond: Option<ExprId>,
        /// Post statement.
        post: Option<StmtId>,
        /// A [`Stmt::Block`].
        body: StmtId,
    },
    /// `for … range x`
    Range {
        /// First iteration variable or operand.
        key: Option<ExprId>,
        /// Second one.
        value: Option<ExprId>,
        /// Whether they are declared here (`:=`).
        define: bool,
        /// Operand.
        x: ExprId,
        /// A [`Stmt::Block`].
        body: StmtId,
    },
}

/// What a general declaration declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "named as in go/token")]
pub enum GenTok {
    Import,
    Const,
    Type,
    Var,
}

/// An `import`, `const`, `type` or `var` declaration, grouped or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GenDecl {
    /// What it declares.
    pub tok: GenTok,
    /// Its specifications, in order.
    pub specs: List<SpecId>,
}

/// One specification of a general declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spec {
    /// `import name "path"`
    Import {
        /// Whole specification.
        span: Span,
        /// Local name, `.` or `_` included.
        name: Option<ExprId>,
        /// The path literal.
        path: ExprId,
    },
    /// A constant or variable specification.
    Value {
        /// Whole specification.
        span: Span,
        /// Declared names.
        names: List<ExprId>,
        /// Type.
        ty: Option<ExprId>,
        /// Values. A constant specification without values repeats the previous one's.
        values: List<ExprId>,
        /// Position within its group: the value of `iota`.
        iota: u32,
    },
    /// A type specification.
    Type {
        /// Whole specification.
        span: Span,
        /// Declared name.
        name: ExprId,
        /// Type parameters.
        type_params: List<FieldId>,
        /// Whether it is an alias (`=`).
        alias: bool,
        /// The type.
        ty: ExprId,
    },
}

/// A function or method declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FuncDecl {
    /// Receiver; present for methods.
    pub recv: Option<FieldId>,
    /// Name.
    pub name: ExprId,
    /// Signature.
    pub ty: FuncTypeId,
    /// Body, a [`Stmt::Block`]; absent for functions implemented elsewhere.
    pub body: Option<StmtId>,
}

/// What a top-level declaration is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeclKind {
    /// What the parser could not read.
    Bad,
    /// `package name`; the name is an [`Expr::Ident`].
    Package(ExprId),
    /// Imports, constants, types or variables.
    Gen(GenDecl),
    /// A function or method.
    Func(FuncDecl),
}

/// A comment inside a declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Where it stands.
    pub span: Span,
    /// Its text with the comment marks.
    pub text: Text,
}

/// One top-level declaration with all its nodes.
#[derive(Debug, PartialEq, Eq)]
pub struct Decl {
    /// What it is.
    pub kind: DeclKind,
    /// Length in bytes.
    pub len: u32,
    /// A hash of the source text.
    pub hash: u64,
    /// A hash of the source text outside of function bodies: what other declarations can see.
    pub header_hash: u64,
    /// Where ERROR and MISSING nodes stand.
    pub errors: Box<[Span]>,
    /// Comments, in order.
    pub comments: Box<[Comment]>,
    pub(super) exprs: Vec<Expr>,
    pub(super) expr_spans: Vec<Span>,
    pub(super) stmts: Vec<Stmt>,
    pub(super) stmt_spans: Vec<Span>,
    pub(super) fields: Vec<Field>,
    pub(super) func_types: Vec<FuncType>,
    pub(super) specs: Vec<Spec>,
    pub(super) lists: Vec<u32>,
    pub(super) texts: String,
}

impl Decl {
    /// The elements of a list, in source order.
    pub fn list<T: Id>(&self, list: List<T>) -> impl DoubleEndedIterator<Item = T> + ExactSizeIterator + Clone + '_ {
        let start = list.start as usize;
        let ids = self.lists.get(start..start + list.len()).unwrap_or(&[]);
        // Raw ids in a list are never zero: only `DeclBuilder::list` writes them.
        ids.iter().map(|&raw| T::from_raw(raw).unwrap_or_else(|| unreachable_id()))
    }

    /// The element at `index`.
    pub fn at<T: Id>(&self, list: List<T>, index: usize) -> Option<T> {
        self.list(list).nth(index)
    }

    /// The only element, when there is exactly one.
    pub fn only<T: Id>(&self, list: List<T>) -> Option<T> {
        if list.len() == 1 { self.at(list, 0) } else { None }
    }

    /// Source text of a literal or comment.
    pub fn text(&self, text: Text) -> &str {
        self.texts.get(text.start as usize..(text.start + text.len) as usize).unwrap_or("")
    }

    /// Where an expression stands.
    pub fn expr_span(&self, id: ExprId) -> Span {
        self.expr_spans[id.index()]
    }

    /// Where a statement stands.
    pub fn stmt_span(&self, id: StmtId) -> Span {
        self.stmt_spans[id.index()]
    }

    /// Where a specification stands.
    pub fn spec_span(&self, id: SpecId) -> Span {
        match self[id] {
            Spec::Import { span, .. } | Spec::Value { span, .. } | Spec::Type { span, .. } => span,
        }
    }

    /// The name of an identifier; `None` for other expressions.
    pub fn ident(&self, id: ExprId) -> Option<Symbol> {
        match self[id] {
            Expr::Ident(name) => Some(name),
            _ => None,
        }
    }

    /// The expression without its parentheses.
    pub fn unparen(&self, mut id: ExprId) -> ExprId {
        while let Expr::Paren(inner) = self[id] {
            id = inner;
        }
        id
    }

    /// All expressions of the declaration, in the order of their creation.
    pub fn exprs(&self) -> impl ExactSizeIterator<Item = ExprId> + use<> {
        (0..self.exprs.len()).map(ExprId::from_index)
    }

    /// All statements of the declaration, in the order of their creation.
    pub fn stmts(&self) -> impl ExactSizeIterator<Item = StmtId> + use<> {
        (0..self.stmts.len()).map(StmtId::from_index)
    }

    /// Whether a syntax error stands inside `span`.
    pub fn has_error_in(&self, span: Span) -> bool {
        self.errors.iter().any(|error| span.touches(*error))
    }

    /// How much memory the nodes take.
    pub fn heap_bytes(&self) -> usize {
        size_of_val(&*self.errors)
            + size_of_val(&*self.comments)
            + self.exprs.capacity() * size_of::<Expr>()
            + self.expr_spans.capacity() * size_of::<Span>()
            + self.stmts.capacity() * size_of::<Stmt>()
            + self.stmt_spans.capacity() * size_of::<Span>()
            + self.fields.capacity() * size_of::<Field>()
            + self.func_types.capacity() * size_of::<FuncType>()
            + self.specs.capacity() * size_of::<Spec>()
            + self.lists.capacity() * size_of::<u32>()
            + self.texts.capacity()
    }

    /// The function declaration, if it is one.
    pub fn func(&self) -> Option<FuncDecl> {
        match self.kind {
            DeclKind::Func(func) => Some(func),
            _ => None,
        }
    }
}

/// Ids of a list are written by the builder alone and never zero; a zero is read as the first node.
fn unreachable_id<T: Id>() -> T {
    match T::from_raw(1) {
        Some(id) => id,
        None => unreachable!("one is not zero"),
    }
}

/// Writes [`Decl`]s, one after the other.
#[derive(Debug)]
pub struct DeclBuilder {
    decl: Decl,
}

impl Default for DeclBuilder {
    fn default() -> Self {
        DeclBuilder::new()
    }
}

impl DeclBuilder {
    /// A builder without nodes.
    pub fn new() -> DeclBuilder {
        DeclBuilder {
            decl: Decl {
                kind: DeclKind::Bad,
                len: 0,
                hash: 0,
                header_hash: 0,
                errors: Box::default(),
                comments: Box::default(),
                exprs: Vec::new(),
                expr_spans: Vec::new(),
                stmts: Vec::new(),
                stmt_spans: Vec::new(),
                fields: Vec::new(),
                func_types: Vec::new(),
                specs: Vec::new(),
                lists: Vec::new(),
                texts: String::new(),
            },
        }
    }

    /// Adds an expression.
    pub fn expr(&mut self, span: Span, expr: Expr) -> ExprId {
        self.decl.exprs.push(expr);
        self.decl.expr_spans.push(span);
        ExprId::from_index(self.decl.exprs.len() - 1)
    }

    /// Adds a statement.
    pub fn stmt(&mut self, span: Span, stmt: Stmt) -> StmtId {
        self.decl.stmts.push(stmt);
        self.decl.stmt_spans.push(span);
        StmtId::from_index(self.decl.stmts.len() - 1)
    }

    /// Adds a field.
    pub fn field(&mut self, field: Field) -> FieldId {
        self.decl.fields.push(field);
        FieldId::from_index(self.decl.fields.len() - 1)
    }

    /// Adds a function type.
    pub fn func_type(&mut self, ty: FuncType) -> FuncTypeId {
        self.decl.func_types.push(ty);
        FuncTypeId::from_index(self.decl.func_types.len() - 1)
    }

    /// Adds a specification.
    pub fn spec(&mut self, spec: Spec) -> SpecId {
        self.decl.specs.push(spec);
        SpecId::from_index(self.decl.specs.len() - 1)
    }

    /// Adds a list.
    pub fn list<T: Id>(&mut self, ids: &[T]) -> List<T> {
        let start = u32::try_from(self.decl.lists.len()).unwrap_or(u32::MAX);
        self.decl.lists.extend(ids.iter().map(|id| id.raw()));
        List { start, len: u32::try_from(ids.len()).unwrap_or(0), kind: PhantomData }
    }

    /// Adds a text.
    pub fn text(&mut self, text: &str) -> Text {
        let start = u32::try_from(self.decl.texts.len()).unwrap_or(u32::MAX);
        self.decl.texts.push_str(text);
        Text { start, len: u32::try_from(text.len()).unwrap_or(0) }
    }

    /// The tree so far, to look at nodes that were added.
    pub fn decl(&self) -> &Decl {
        &self.decl
    }

    /// The declaration made of what was added since the last one. The builder keeps its memory for the next one.
    pub fn finish(&mut self, outline: Outline) -> Decl {
        let from = &mut self.decl;
        let decl = Decl {
            kind: outline.kind,
            len: outline.len,
            hash: outline.hash,
            header_hash: outline.header_hash,
            errors: outline.errors.into(),
            comments: outline.comments.into(),
            exprs: from.exprs.as_slice().into(),
            expr_spans: from.expr_spans.as_slice().into(),
            stmts: from.stmts.as_slice().into(),
            stmt_spans: from.stmt_spans.as_slice().into(),
            fields: from.fields.as_slice().into(),
            func_types: from.func_types.as_slice().into(),
            specs: from.specs.as_slice().into(),
            lists: from.lists.as_slice().into(),
            texts: from.texts.as_str().into(),
        };
        from.exprs.clear();
        from.expr_spans.clear();
        from.stmts.clear();
        from.stmt_spans.clear();
        from.fields.clear();
        from.func_types.clear();
        from.specs.clear();
        from.lists.clear();
        from.texts.clear();
        decl
    }
}

/// What a declaration has besides its nodes.
#[derive(Clone, Copy, Debug)]
pub struct Outline<'a> {
    /// What it is.
    pub kind: DeclKind,
    /// Length in bytes.
    pub len: u32,
    /// A hash of the source text.
    pub hash: u64,
    /// A hash of the source text outside of function bodies.
    pub header_hash: u64,
    /// Where ERROR and MISSING nodes stand.
    pub errors: &'a [Span],
    /// Comments, in order.
    pub comments: &'a [Comment],
}
