//! What the comment above a declaration says.

use crate::model::Model;

impl Model<'_> {
    /// The comment lines that stand between the declaration before and this one.
    pub fn doc_comment(&self) -> String {
        let file = &self.file().file;
        let previous = self.item_index().checked_sub(1).and_then(|item| file.items.get(item));
        let before = previous.map_or(0, |item| item.span().end);
        let is_above = |start: u32, end: u32| start >= before && end <= self.start();
        let above = file.comments.iter().filter(|comment| is_above(comment.span.start, comment.span.end));
        above.map(|comment| &*comment.text).collect::<Vec<&str>>().join("\n")
    }
}
