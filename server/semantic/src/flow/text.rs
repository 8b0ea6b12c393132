//! Graphs as text, for `gohazard debug cfg` and for tests.

use std::fmt::Write;

use super::cfg::{BlockId, Cfg, EdgeKind, Step};
use crate::syntax::ast::{Decl, Expr, ExprId, GenDecl, Span, Stmt, StmtId};

const WIDTH: usize = 60;

/// The graph as text: a paragraph for each block, a line for each step but plain variable reads, a line for each edge.
/// `source` is the declaration's text.
pub fn dump(cfg: &Cfg, decl: &Decl, source: &str) -> String {
    let text = Text { decl, source };
    let mut out = String::new();
    for block in cfg.blocks() {
        let _ = writeln!(out, "b{}:{}", block.index(), text.marks(cfg, block));
        for point in cfg.points(block) {
            if let Some(line) = text.step(cfg.step(point)) {
                let _ = writeln!(out, "    {line}");
            }
        }
        for id in cfg.succs(block) {
            let edge = cfg.edge(id);
            let _ = writeln!(out, "    -> b{}{}", edge.to.index(), text.edge(edge.kind));
        }
    }
    out
}

struct Text<'a> {
    decl: &'a Decl,
    source: &'a str,
}

impl Text<'_> {
    fn marks(&self, cfg: &Cfg, block: BlockId) -> String {
        let mut marks = String::new();
        let known = [
            (block == cfg.entry(), " entry"),
            (block == cfg.exit(), " exit"),
            (block == cfg.halt(), " halt"),
            (!cfg.is_reachable(block), " unreachable"),
            (cfg.is_broken(block), " broken"),
        ];
        for (_, mark) in known.iter().filter(|entry| entry.0) {
            marks.push_str(mark);
        }
        marks
    }

    fn step(&self, step: Step) -> Option<String> {
        match step {
            Step::Expr(id) if matches!(self.decl[id], Expr::Ident(_)) => None,
            Step::Expr(id) => Some(self.expr(id)),
            Step::Stmt(id) => Some(format!("do {}", self.stmt(id))),
            Step::Var(id, index) => Some(format!("var {}", self.var(id, index))),
            Step::Select(id) => Some(format!("wait {}", self.first_line(self.decl.stmt_span(id)))),
            Step::Advance(id) => Some(format!("next {}", self.first_line(self.decl.stmt_span(id)))),
            Step::Bind(id) => Some(format!("bind {}", self.first_line(self.decl.stmt_span(id)))),
        }
    }

    fn edge(&self, kind: EdgeKind) -> String {
        match kind {
            EdgeKind::Next => String::new(),
            EdgeKind::True(id) => format!(" true {}", self.expr(id)),
            EdgeKind::False(id) => format!(" false {}", self.expr(id)),
            EdgeKind::Case(_, id) => format!(" case {}", self.expr(id)),
            EdgeKind::NotCase(_, id) => format!(" not case {}", self.expr(id)),
            EdgeKind::TypeCase(id) => format!(" type {}", self.first_line(self.decl.stmt_span(id))),
            EdgeKind::Default => " default".to_owned(),
            EdgeKind::Arm(id) => format!(" arm {}", self.first_line(self.decl.stmt_span(id))),
            EdgeKind::Item(_) => " item".to_owned(),
            EdgeKind::Done(_) => " done".to_owned(),
            EdgeKind::Back(_) => " back".to_owned(),
            EdgeKind::Break(_) => " break".to_owned(),
            EdgeKind::Continue(_) => " continue".to_owned(),
            EdgeKind::Goto(_) => " goto".to_owned(),
            EdgeKind::Fallthrough(_) => " fallthrough".to_owned(),
            EdgeKind::Return(_) => " return".to_owned(),
            EdgeKind::End => " end".to_owned(),
            EdgeKind::Never(id) => format!(" never {}", self.expr(id)),
        }
    }

    fn var(&self, id: StmtId, index: u32) -> String {
        let spec = match self.decl[id] {
            Stmt::Decl(GenDecl { specs, .. }) => self.decl.at(specs, index as usize),
            _ => None,
        };
        spec.map_or_else(String::new, |spec| self.squeezed(self.decl.spec_span(spec)))
    }

    fn expr(&self, id: ExprId) -> String {
        self.squeezed(self.decl.expr_span(id))
    }

    fn stmt(&self, id: StmtId) -> String {
        self.squeezed(self.decl.stmt_span(id))
    }

    fn slice(&self, span: Span) -> &str {
        self.source.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    fn first_line(&self, span: Span) -> String {
        let line = self.slice(span).lines().next().unwrap_or("");
        line.trim_end_matches(['{', ' ']).to_owned()
    }

    fn squeezed(&self, span: Span) -> String {
        let words: Vec<&str> = self.slice(span).split_whitespace().collect();
        let line = words.join(" ");
        match line.char_indices().nth(WIDTH) {
            Some((cut, _)) => format!("{}…", &line[..cut]),
            None => line,
        }
    }
}
