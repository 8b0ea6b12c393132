//! Calls that only tell somebody what happened.

use crate::model::Callee;

impl Callee {
    /// Whether the call writes to a log or to standard output and returns: `log`, `log/slog`, `fmt.Print*`, `fmt.Fprint*`
    /// and the log methods of `testing`.
    pub fn is_logging(self) -> bool {
        let (package, owner, name) = match self {
            Callee::Builtin(name) => return name == "print" || name == "println",
            Callee::Func(object) => (object.package, "", object.name),
            Callee::Method { owner, name, .. } => (owner.package, owner.name.as_str(), name),
            _ => return false,
        };
        let name = name.as_str();
        match package.as_str() {
            "log" => name.starts_with("Print") || name == "Output",
            "log/slog" => ["Debug", "Info", "Warn", "Error", "Log"].iter().any(|prefix| name.starts_with(prefix)),
            "fmt" => name.starts_with("Print") || name.starts_with("Fprint"),
            "testing" => !owner.is_empty() && (name == "Log" || name == "Logf"),
            _ => false,
        }
    }
}
