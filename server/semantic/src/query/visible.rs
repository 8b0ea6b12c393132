//! By which name a variable can be used at some place.

use crate::intern::Symbol;
use crate::model::Model;
use crate::summary::Place;
use crate::syntax::ast::ExprId;
use crate::syntax::visit::Node;
use crate::types::LocalId;

impl Model<'_> {
    /// The name of a variable, if it means that variable where `node` stands.
    pub fn visible_name(&self, local: LocalId, node: Node) -> Option<Symbol> {
        let object = self.local_object(local)?;
        let visible = self.visible_variables(node);
        let meant = visible.into_iter().find(|other| other.name == object.name)?;
        (meant.ident == object.ident).then_some(object.name)
    }

    /// The name by which the code around `at` calls a connection, if it means the same where `node` stands.
    pub fn conn_name(&self, conn: LocalId, at: ExprId, node: Node) -> Option<Symbol> {
        let place = Place::local(conn);
        let end = self.span(at).end;
        let named = self.touches_of(&place).filter(|touch| self.span(touch.expr).end <= end);
        let mut locals: Vec<(u32, LocalId)> = named
            .filter_map(|touch| Some((self.span(touch.expr).start, self.local(touch.expr)?)))
            .filter(|(_, local)| self.local_object(*local).is_some_and(|object| object.ty.is_conn()))
            .collect();
        locals.push((0, conn));
        locals.sort_unstable_by_key(|(start, _)| std::cmp::Reverse(*start));
        locals.into_iter().find_map(|(_, local)| self.visible_name(local, node))
    }
}
