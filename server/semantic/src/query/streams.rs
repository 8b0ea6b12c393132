//! What a reader reads from in the end, through buffers, decoders and variables.

use crate::model::{Callee, Model};
use crate::syntax::ast::{Expr, ExprId, UnaryOp};
use crate::types::LocalKind;

/// What reads from its first argument and sets no limit to it.
const LAYERS: &[&str] = &[
    "bufio.NewReadWriter",
    "bufio.NewReader",
    "bufio.NewReaderSize",
    "bufio.NewScanner",
    "encoding/gob.NewDecoder",
    "encoding/json.NewDecoder",
    "encoding/xml.NewDecoder",
    "net/textproto.NewReader",
];

/// Layers above each other are followed this far.
const MAX_LAYERS: usize = 8;

impl Model<'_> {
    /// The stream that a reader reads from, without limit: `c` for `r` after `r := bufio.NewReader(c)`. A reader of which no
    /// more is known is its own answer.
    pub fn stream_behind(&self, reader: ExprId) -> ExprId {
        let mut at = self.decl().unparen(reader);
        for _ in 0..MAX_LAYERS {
            let Some(next) = self.one_behind(at) else { break };
            at = self.decl().unparen(next);
        }
        at
    }

    fn one_behind(&self, at: ExprId) -> Option<ExprId> {
        match self.decl()[at] {
            Expr::Call { args, .. } => match self.callee(at) {
                Callee::Conversion(_) => self.decl().only(args),
                callee => {
                    let is_layer = callee.symbol().is_some_and(|symbol| LAYERS.contains(&symbol.as_str()));
                    if is_layer { self.decl().at(args, 0) } else { None }
                }
            },
            Expr::Unary { op: UnaryOp::And, x } | Expr::TypeAssert { x, ty: Some(_) } => Some(x),
            Expr::Ident(_) => {
                let definition = self.only_definition(self.local(at)?).filter(|definition| definition.result == 0)?;
                let is_form = match self.decl()[definition.value] {
                    Expr::Ident(_) => self.local(definition.value).is_some(),
                    Expr::Call { .. } | Expr::TypeAssert { .. } => self.one_behind(definition.value).is_some(),
                    _ => false,
                };
                is_form.then_some(definition.value)
            }
            _ => None,
        }
    }

    /// Whether an expression is a stream of bytes between two parties, which a single read cuts anywhere: a connection that
    /// carries no datagrams, the reading end of a pipe, or a buffered reader over one. A `net.Conn` has to be a parameter or
    /// to come from a call that says so.
    pub fn is_stream(&self, reader: ExprId) -> bool {
        let stream = self.stream_behind(reader);
        let ty = self.ty(stream);
        if ty.is_pointer_to("io", "PipeReader") {
            return true;
        }
        let source = self.source_call(stream).filter(|source| source.result == 0).map(|source| source.value);
        let callee = source.map_or(Callee::Unknown, |source| self.callee(source));
        if ty.is_pointer_to("os", "File") {
            return callee.is_func("os", "Pipe");
        }
        if !ty.is_named("net", "Conn") {
            return ty.is_stream_conn();
        }
        let object = self.local(stream).and_then(|local| self.local_object(local));
        if object.is_some_and(|object| matches!(object.kind, LocalKind::Param(_))) {
            return true;
        }
        let dials = callee.symbol().is_some_and(|symbol| super::DIALS.contains(&symbol.as_str()));
        let network = || {
            let args = source.into_iter().flat_map(|source| self.args(source));
            let mut constants = args.filter_map(|arg| self.constant(arg)?.as_str());
            constants.next().is_some_and(|network| network.starts_with("tcp") || network == "unix")
        };
        callee.is_accept() || callee.is_func("net", "Pipe") || (dials && network())
    }
}
