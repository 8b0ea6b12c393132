//! Kinds of syntax nodes, by which the engine finds the rules that want to see a node.

use gohazard_semantic::syntax::ast::{Expr, Stmt};

macro_rules! kinds {
    ($(#[$doc:meta])* $name:ident of $node:ident: $($kind:ident $pattern:pat,)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        #[allow(missing_docs, reason = "named as the nodes are")]
        pub enum $name { $($kind),* }

        impl $name {
            /// Number of kinds.
            pub const COUNT: usize = [$($name::$kind),*].len();

            /// The kind of a node.
            pub fn of(node: &$node) -> $name {
                use $node::*;
                match node { $($pattern => $name::$kind),* }
            }
        }
    };
}

kinds! {
    /// Kind of an expression.
    ExprKind of Expr:
    Bad Bad, Ident Ident(_), BasicLit BasicLit { .. }, CompositeLit CompositeLit { .. }, FuncLit FuncLit { .. },
    Paren Paren(_), Selector Selector { .. }, Index Index { .. }, Slice Slice { .. }, TypeAssert TypeAssert { .. },
    Call Call { .. }, Star Star(_), Unary Unary { .. }, Binary Binary { .. }, KeyValue KeyValue { .. },
    ArrayType ArrayType { .. }, StructType StructType { .. }, FuncType FuncType(_),
    InterfaceType InterfaceType { .. }, MapType MapType { .. }, ChanType ChanType { .. }, Ellipsis Ellipsis(_),
}

kinds! {
    /// Kind of a statement.
    StmtKind of Stmt:
    Bad Bad, Empty Empty, Decl Decl(_), Labeled Labeled { .. }, Expr Expr(_), Send Send { .. }, IncDec IncDec { .. },
    Assign Assign { .. }, Go Go(_), Defer Defer(_), Return Return(_), Branch Branch { .. }, Block Block(_),
    If If { .. }, Case Case { .. }, Switch Switch { .. }, TypeSwitch TypeSwitch { .. }, Comm Comm { .. },
    Select Select { .. }, For For { .. }, Range Range { .. },
}
