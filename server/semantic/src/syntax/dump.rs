//! The syntax of a file as text, for `gohazard debug tree` and for tests.

use std::borrow::Cow;
use std::fmt::Write;

use super::ast::{Decl, DeclKind, Expr, FuncType, List, Span, Spec, Stmt};
use super::file::File;
use super::visit::{self, Node};

/// One line for each node: its kind, where it stands in the file, and what it says; children are indented.
pub fn tree(file: &File) -> String {
    let mut out = String::new();
    // Writing to a string can't fail.
    let _ = write_file(&mut out, file);
    out
}

/// The same for one declaration, with offsets relative to it.
pub fn decl(decl: &Decl) -> String {
    let mut out = String::new();
    let _ = write_decl(&mut out, decl, 0);
    out
}

fn write_file(out: &mut String, file: &File) -> std::fmt::Result {
    let flags = [(file.generated, " generated"), (file.has_errors, " has-errors"), (file.too_big, " too-big")];
    let flags: String = flags.into_iter().filter_map(|(is_set, flag)| is_set.then_some(flag)).collect();
    writeln!(out, "(File 0..{} {:?}{flags}", file.len, file.package)?;
    for item in &file.items {
        write_decl(out, &item.decl, item.start)?;
    }
    for comment in &file.comments {
        writeln!(out, "  (Comment {} {})", at(comment.span, 0), quoted(&comment.text))?;
    }
    for error in &file.errors {
        writeln!(out, "  (Error {})", at(*error, 0))?;
    }
    out.push_str(")\n");
    Ok(())
}

fn write_decl(out: &mut String, decl: &Decl, start: u32) -> std::fmt::Result {
    let kind = match decl.kind {
        DeclKind::Bad => "BadDecl".to_owned(),
        DeclKind::Package(_) => "Package".to_owned(),
        DeclKind::Gen(gen_decl) => format!("GenDecl {:?}", gen_decl.tok),
        DeclKind::Func(func) => {
            format!("FuncDecl{} {}", has("method", func.recv.is_some()), signature(&decl[func.ty], start))
        }
    };
    writeln!(out, "  ({kind} {}", at(Span::new(0, decl.len), start))?;
    // The stack holds what is still to be written: nodes, and closing parentheses as `None`.
    let mut stack: Vec<Option<Node>> = visit::roots(decl).into_iter().rev().map(Some).collect();
    let mut depth = 2;
    while let Some(entry) = stack.pop() {
        let Some(node) = entry else {
            depth -= 1;
            continue;
        };
        let span = at(node.span(decl), start);
        writeln!(out, "{:1$}{2} {span}", "", depth * 2, label(decl, node, start))?;
        stack.push(None);
        depth += 1;
        stack.extend(visit::children(decl, node).into_iter().rev().map(Some));
    }
    for comment in &decl.comments {
        writeln!(out, "    (Comment {} {})", at(comment.span, start), quoted(decl.text(comment.text)))?;
    }
    for error in &decl.errors {
        writeln!(out, "    (Error {})", at(*error, start))?;
    }
    out.push_str("  )\n");
    Ok(())
}

fn at(span: Span, start: u32) -> String {
    format!("{}..{}", span.start + start, span.end + start)
}

/// The text on one line.
fn quoted(text: &str) -> Cow<'_, str> {
    if !text.contains(['\\', '\n', '\r']) {
        return text.into();
    }
    text.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r").into()
}

/// What a node is, with all that its children don't tell.
fn label(decl: &Decl, node: Node, start: u32) -> String {
    match node {
        Node::Expr(id) => expr_label(decl, &decl[id], start),
        Node::Stmt(id) => stmt_label(&decl[id]),
        Node::Spec(id) => match decl[id] {
            Spec::Import { name, .. } => format!("ImportSpec{}", has("name", name.is_some())),
            Spec::Value { names, ty, values, iota, .. } => {
                format!("ValueSpec iota={iota} {}{} {}", names.len(), has("type", ty.is_some()), values.len())
            }
            Spec::Type { type_params, alias, .. } => {
                format!("TypeSpec{}{}", has("alias", alias), count("params", type_params))
            }
        },
        Node::Field(id) => {
            let field = decl[id];
            format!("Field {}{}{}", field.names.len(), has("type", field.ty.is_some()), has("tag", field.tag.is_some()))
        }
    }
}

fn has(what: &str, there: bool) -> String {
    if there { format!(" {what}") } else { String::new() }
}

fn count<T>(what: &str, list: List<T>) -> String {
    if list.is_empty() { String::new() } else { format!(" {what}={}", list.len()) }
}

fn signature(ty: &FuncType, start: u32) -> String {
    format!("{}->{}{} {}", ty.params.len(), ty.results.len(), count("type-params", ty.type_params), at(ty.span, start))
}

fn expr_label(decl: &Decl, expr: &Expr, start: u32) -> String {
    match *expr {
        Expr::Bad => "BadExpr".to_owned(),
        Expr::Ident(name) => format!("Ident {name}"),
        Expr::BasicLit { kind, text } => format!("BasicLit {kind:?} {}", quoted(decl.text(text))),
        Expr::CompositeLit { ty, .. } => format!("CompositeLit{}", has("type", ty.is_some())),
        Expr::FuncLit { ty, .. } => format!("FuncLit {}", signature(&decl[ty], start)),
        Expr::Paren(_) => "ParenExpr".to_owned(),
        Expr::Selector { .. } => "SelectorExpr".to_owned(),
        Expr::Index { .. } => "IndexExpr".to_owned(),
        Expr::Slice { lo, hi, max, .. } => {
            let bounds = [has("lo", lo.is_some()), has("hi", hi.is_some()), has("max", max.is_some())];
            format!("SliceExpr{}", bounds.concat())
        }
        Expr::TypeAssert { .. } => "TypeAssertExpr".to_owned(),
        Expr::Call { ellipsis, .. } => format!("CallExpr{}", has("...", ellipsis)),
        Expr::Star(_) => "StarExpr".to_owned(),
        Expr::Unary { op, .. } => format!("UnaryExpr {op:?}"),
        Expr::Binary { op, .. } => format!("BinaryExpr {op:?}"),
        Expr::KeyValue { .. } => "KeyValueExpr".to_owned(),
        Expr::ArrayType { len, .. } => format!("ArrayType{}", has("len", len.is_some())),
        Expr::StructType { .. } => "StructType".to_owned(),
        Expr::FuncType(ty) => format!("FuncType {}", signature(&decl[ty], start)),
        Expr::InterfaceType { .. } => "InterfaceType".to_owned(),
        Expr::MapType { .. } => "MapType".to_owned(),
        Expr::ChanType { dir, .. } => format!("ChanType {dir:?}"),
        Expr::Ellipsis(_) => "Ellipsis".to_owned(),
    }
}

fn stmt_label(stmt: &Stmt) -> String {
    match *stmt {
        Stmt::Bad => "BadStmt".to_owned(),
        Stmt::Empty => "EmptyStmt".to_owned(),
        Stmt::Decl(gen_decl) => format!("DeclStmt {:?}", gen_decl.tok),
        Stmt::Labeled { .. } => "LabeledStmt".to_owned(),
        Stmt::Expr(_) => "ExprStmt".to_owned(),
        Stmt::Send { .. } => "SendStmt".to_owned(),
        Stmt::IncDec { inc, .. } => format!("IncDecStmt {}", if inc { "++" } else { "--" }),
        Stmt::Assign { lhs, tok, .. } => format!("AssignStmt {} {tok:?}", lhs.len()),
        Stmt::Go(_) => "GoStmt".to_owned(),
        Stmt::Defer(_) => "DeferStmt".to_owned(),
        Stmt::Return(_) => "ReturnStmt".to_owned(),
        Stmt::Branch { tok, .. } => format!("BranchStmt {tok:?}"),
        Stmt::Block(_) => "BlockStmt".to_owned(),
        Stmt::If { init, els, .. } => format!("IfStmt{}{}", has("init", init.is_some()), has("else", els.is_some())),
        Stmt::Case { exprs, default, .. } => format!("CaseClause {}{}", exprs.len(), has("default", default)),
        Stmt::Switch { init, tag, .. } => {
            format!("SwitchStmt{}{}", has("init", init.is_some()), has("tag", tag.is_some()))
        }
        Stmt::TypeSwitch { init, .. } => format!("TypeSwitchStmt{}", has("init", init.is_some())),
        Stmt::Comm { comm, .. } => format!("CommClause{}", has("comm", comm.is_some())),
        Stmt::Select { .. } => "SelectStmt".to_owned(),
        Stmt::For { init, cond, post, .. } => {
            format!(
                "ForStmt{}{}{}",
                has("init", init.is_some()),
                has("cond", cond.is_some()),
                has("post", post.is_some())
            )
        }
        Stmt::Range { key, value, define, .. } => {
            format!("RangeStmt{}{}{}", has("key", key.is_some()), has("value", value.is_some()), has("define", define))
        }
    }
}
