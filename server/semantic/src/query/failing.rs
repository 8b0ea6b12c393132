//! The statement with which a function fails.

use crate::flow::FuncRef;
use crate::model::Model;

impl Model<'_> {
    /// `return` with `error` as the last result and zero values before it; nothing when the last result is no error.
    pub fn error_return(&self, func: FuncRef, error: &str) -> Option<String> {
        self.results(func).last().filter(|last| last.is_error())?;
        let zeros = self.zero_return(func)?;
        Some(format!("{}{error}", zeros.strip_suffix("nil")?))
    }
}
