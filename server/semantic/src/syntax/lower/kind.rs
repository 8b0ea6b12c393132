//! The node kinds of tree-sitter-go as an enum, looked up once instead of compared as text.

use std::sync::LazyLock;

use tree_sitter::Language;

macro_rules! kinds {
    ($($named:ident = $name:literal,)* ; $($token:ident = $text:literal,)*) => {
        /// What a node of the concrete syntax tree is. Named nodes come first, then tokens.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        #[repr(u8)]
        pub(super) enum Kind {
            $($named,)*
            $($token,)*
            /// A token that no lowering asks for.
            Token,
        }

        fn kind(name: &str, named: bool) -> Kind {
            match (name, named) {
                $(($name, true) => Kind::$named,)*
                $(($text, false) => Kind::$token,)*
                (_, true) => Kind::Other,
                (_, false) => Kind::Token,
            }
        }
    };
}

kinds! {
    // Leaves, or nodes whose children don't matter.
    Identifier = "identifier",
    TypeIdentifier = "type_identifier",
    FieldIdentifier = "field_identifier",
    PackageIdentifier = "package_identifier",
    BlankIdentifier = "blank_identifier",
    LabelName = "label_name",
    DotName = "dot",
    Nil = "nil",
    True = "true",
    False = "false",
    Iota = "iota",
    IntLiteral = "int_literal",
    FloatLiteral = "float_literal",
    ImaginaryLiteral = "imaginary_literal",
    RuneLiteral = "rune_literal",
    InterpretedString = "interpreted_string_literal",
    RawString = "raw_string_literal",
    Comment = "comment",
    EmptyStatement = "empty_statement",
    Fallthrough = "fallthrough_statement",
    // Expressions.
    Paren = "parenthesized_expression",
    Call = "call_expression",
    ArgumentList = "argument_list",
    VariadicArgument = "variadic_argument",
    Selector = "selector_expression",
    Index = "index_expression",
    Slice = "slice_expression",
    TypeAssertion = "type_assertion_expression",
    TypeConversion = "type_conversion_expression",
    TypeInstantiation = "type_instantiation_expression",
    CompositeLiteral = "composite_literal",
    LiteralValue = "literal_value",
    LiteralElement = "literal_element",
    KeyedElement = "keyed_element",
    FuncLiteral = "func_literal",
    Unary = "unary_expression",
    Binary = "binary_expression",
    ExpressionList = "expression_list",
    // Types.
    QualifiedType = "qualified_type",
    ParenType = "parenthesized_type",
    GenericType = "generic_type",
    TypeArguments = "type_arguments",
    PointerType = "pointer_type",
    ArrayType = "array_type",
    ImplicitLengthArrayType = "implicit_length_array_type",
    SliceType = "slice_type",
    StructType = "struct_type",
    NegatedType = "negated_type",
    FieldList = "field_declaration_list",
    Field = "field_declaration",
    InterfaceType = "interface_type",
    MethodElem = "method_elem",
    TypeElem = "type_elem",
    TypeConstraint = "type_constraint",
    MapType = "map_type",
    ChannelType = "channel_type",
    FunctionType = "function_type",
    TypeParameterList = "type_parameter_list",
    TypeParameter = "type_parameter_declaration",
    ParameterList = "parameter_list",
    Parameter = "parameter_declaration",
    VariadicParameter = "variadic_parameter_declaration",
    // Simple statements.
    ExpressionStatement = "expression_statement",
    Send = "send_statement",
    Receive = "receive_statement",
    Inc = "inc_statement",
    Dec = "dec_statement",
    Assignment = "assignment_statement",
    ShortVar = "short_var_declaration",
    // Other statements.
    Block = "block",
    StatementList = "statement_list",
    Labeled = "labeled_statement",
    Break = "break_statement",
    Continue = "continue_statement",
    Goto = "goto_statement",
    Return = "return_statement",
    Go = "go_statement",
    Defer = "defer_statement",
    If = "if_statement",
    For = "for_statement",
    ForClause = "for_clause",
    RangeClause = "range_clause",
    Switch = "expression_switch_statement",
    TypeSwitch = "type_switch_statement",
    Select = "select_statement",
    ExpressionCase = "expression_case",
    TypeCase = "type_case",
    DefaultCase = "default_case",
    CommunicationCase = "communication_case",
    // Declarations.
    SourceFile = "source_file",
    PackageClause = "package_clause",
    ImportDeclaration = "import_declaration",
    ImportSpecList = "import_spec_list",
    ImportSpec = "import_spec",
    ConstDeclaration = "const_declaration",
    ConstSpec = "const_spec",
    VarDeclaration = "var_declaration",
    VarSpecList = "var_spec_list",
    VarSpec = "var_spec",
    TypeDeclaration = "type_declaration",
    TypeSpec = "type_spec",
    TypeAlias = "type_alias",
    FunctionDeclaration = "function_declaration",
    MethodDeclaration = "method_declaration",
    Error = "ERROR",
    Other = "a named node of an unknown kind",
    ;
    Plus = "+", Minus = "-", Times = "*", Slash = "/", Percent = "%", ShiftLeft = "<<", ShiftRight = ">>",
    And = "&", AndNot = "&^", Or = "|", Xor = "^", Not = "!", Arrow = "<-", Tilde = "~",
    AndAnd = "&&", OrOr = "||", Equal = "==", NotEqual = "!=",
    Less = "<", LessEqual = "<=", Greater = ">", GreaterEqual = ">=",
    PlusAssign = "+=", MinusAssign = "-=", TimesAssign = "*=", SlashAssign = "/=", PercentAssign = "%=",
    ShiftLeftAssign = "<<=", ShiftRightAssign = ">>=", AndAssign = "&=", AndNotAssign = "&^=",
    OrAssign = "|=", XorAssign = "^=", Assign = "=", Define = ":=",
    Colon = ":", Semicolon = ";", Ellipsis = "...", Chan = "chan", Func = "func",
    LeftParen = "(", RightParen = ")", RightBracket = "]", RightBrace = "}",
}

impl Kind {
    /// Whether nodes of this kind are named in the grammar, other than keywords and punctuation.
    pub(super) fn is_named(self) -> bool {
        self <= Kind::Other
    }

    /// Whether the children of such a node are of no interest, provided that it holds no error.
    pub(super) fn is_leaf(self) -> bool {
        self <= Kind::Fallthrough || self > Kind::Other
    }

    /// Whether nothing can follow `child` in such a node that holds no error, when that is its last of `count` children so
    /// far. Comments don't count: those at the end of a node stand outside of it.
    pub(super) fn ends_with(self, child: Kind, count: u32) -> bool {
        match self {
            Kind::LiteralElement | Kind::ExpressionStatement => count == 1,
            Kind::Unary | Kind::VariadicArgument | Kind::PointerType | Kind::CompositeLiteral => count == 2,
            Kind::Inc | Kind::Dec | Kind::Go | Kind::Defer => count == 2,
            Kind::Binary | Kind::Selector | Kind::KeyedElement | Kind::QualifiedType | Kind::SliceType => count == 3,
            Kind::Assignment | Kind::ShortVar | Kind::Send => count == 3,
            Kind::Call => child == Kind::ArgumentList,
            Kind::Index | Kind::Slice | Kind::TypeArguments | Kind::TypeParameterList => child == Kind::RightBracket,
            Kind::TypeSwitch => child == Kind::RightBrace,
            _ => matches!(child, Kind::RightParen | Kind::RightBrace),
        }
    }

    /// Whether it is a simple statement of the grammar.
    pub(super) fn is_simple_statement(self) -> bool {
        Kind::ExpressionStatement <= self && self <= Kind::ShortVar
    }

    /// Whether it is a statement, declarations included.
    pub(super) fn is_statement(self) -> bool {
        matches!(self, Kind::EmptyStatement | Kind::Fallthrough | Kind::Block)
            || self.is_simple_statement()
            || (Kind::Labeled <= self && self <= Kind::For)
            || (Kind::Switch <= self && self <= Kind::Select)
            || matches!(self, Kind::ConstDeclaration | Kind::VarDeclaration | Kind::TypeDeclaration)
    }

    /// Whether it is a declaration of the top level.
    pub(super) fn is_top_level(self) -> bool {
        matches!(
            self,
            Kind::PackageClause
                | Kind::ImportDeclaration
                | Kind::ConstDeclaration
                | Kind::VarDeclaration
                | Kind::TypeDeclaration
                | Kind::FunctionDeclaration
                | Kind::MethodDeclaration
        )
    }
}

/// The kinds of the grammar by tree-sitter's number.
pub(super) struct Kinds(Vec<Kind>);

impl Kinds {
    /// The table, made on first use.
    pub(super) fn get() -> &'static Kinds {
        static KINDS: LazyLock<Kinds> = LazyLock::new(|| {
            let language = Language::from(tree_sitter_go::LANGUAGE);
            let count = u16::try_from(language.node_kind_count()).unwrap_or(u16::MAX);
            let kind_of = |id| kind(language.node_kind_for_id(id).unwrap_or(""), language.node_kind_is_named(id));
            Kinds((0..count).map(kind_of).collect())
        });
        &KINDS
    }

    /// The kind with a number; an ERROR node has one outside of the grammar's.
    pub(super) fn of(&self, id: u16) -> Kind {
        self.0.get(usize::from(id)).copied().unwrap_or(Kind::Error)
    }
}
