//! Build constraints: the conditions under which a file is built.

use crate::syntax::ast::{DeclKind, Expr as Syntax, GenTok, Spec};
use crate::syntax::file::File;

use super::platform::{KNOWN_ARCH, KNOWN_OS, TagKind, World, kind_of};
use super::version::GoVersion;

/// Parentheses and negations nested deeper than this are not understood.
const MAX_DEPTH: u32 = 100;
/// Longer constraint lines are not understood.
const MAX_LINE: usize = 4096;

/// All conditions of one file: its name, its constraint lines, its imports.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Constraint {
    goos: Option<&'static str>,
    goarch: Option<&'static str>,
    needs_cgo: bool,
    lines: Vec<Expr>,
    /// The version that a `//go:build` line asks for, as a Go version of the file.
    pub version: Option<GoVersion>,
}

impl Constraint {
    /// The conditions of the file called `name`.
    pub fn of(name: &str, file: &File) -> Constraint {
        let (goos, goarch) = suffixes(name);
        let mut constraint = Constraint { goos, goarch, needs_cgo: imports_c(file), ..Constraint::default() };
        let header = file.items.first().map_or(file.len, |item| item.start);
        let comments =
            file.comments.iter().take_while(|comment| comment.span.end <= header).map(|comment| &*comment.text);
        let build = comments.clone().find_map(|text| text.strip_prefix("//go:build").filter(|rest| starts_blank(rest)));
        if let Some(expr) = build {
            let expr = parse(expr);
            constraint.version = expr.as_ref().and_then(Expr::version);
            constraint.lines.extend(expr);
        } else {
            constraint.lines.extend(comments.filter_map(plus_build));
        }
        constraint
    }

    /// Whether the file is built in `world`.
    pub fn holds_in(&self, world: &World) -> bool {
        self.goos.is_none_or(|goos| world.is_os(goos))
            && self.goarch.is_none_or(|goarch| world.platform.goarch == goarch)
            && (world.cgo || !self.needs_cgo)
            && self.lines.iter().all(|line| line.holds_in(world))
    }

    /// Whether it is built for every operating system and architecture.
    pub fn is_for_any_system(&self) -> bool {
        let is_system = |kind| matches!(kind, TagKind::Os | TagKind::Unix | TagKind::Arch | TagKind::Custom);
        self.goos.is_none() && self.goarch.is_none() && self.tags(is_system).is_empty()
    }

    /// Whether the name of the file says that it is built only for WebAssembly, which has one thread.
    pub fn is_single_threaded(&self) -> bool {
        self.goarch == Some("wasm") || matches!(self.goos, Some("js" | "wasip1"))
    }

    /// The tags of its lines that are of some kind, sorted, without repetition.
    pub fn tags(&self, of_kind: impl Fn(TagKind) -> bool) -> Vec<&str> {
        let mut tags = Vec::new();
        for line in &self.lines {
            line.each_tag(&mut |tag| {
                if of_kind(kind_of(tag)) {
                    tags.push(tag);
                }
            });
        }
        tags.sort_unstable();
        tags.dedup();
        tags
    }
}

/// The operating system and architecture that a file name ends in.
fn suffixes(name: &str) -> (Option<&'static str>, Option<&'static str>) {
    let stem = name.split('.').next().unwrap_or_default();
    let stem = stem.strip_suffix("_test").unwrap_or(stem);
    // What stands before the first underscore never counts: linux.go is built everywhere.
    let mut words = stem.split('_').skip(1).collect::<Vec<_>>().into_iter().rev();
    let known = |table: &[&'static str], word: Option<&str>| table.iter().copied().find(|known| Some(*known) == word);
    let last = words.next();
    match (known(KNOWN_ARCH, last), known(KNOWN_OS, last)) {
        (Some(goarch), _) => (known(KNOWN_OS, words.next()), Some(goarch)),
        (None, goos) => (goos, None),
    }
}

fn imports_c(file: &File) -> bool {
    file.items.iter().any(|item| {
        let DeclKind::Gen(decl) = item.decl.kind else { return false };
        decl.tok == GenTok::Import
            && item.decl.list(decl.specs).any(|spec| match item.decl[spec] {
                Spec::Import { path, .. } => {
                    matches!(item.decl[path], Syntax::BasicLit { text, .. } if item.decl.text(text) == "\"C\"")
                }
                _ => false,
            })
    })
}

fn starts_blank(text: &str) -> bool {
    text.starts_with([' ', '\t'])
}

/// An expression over build tags.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Expr {
    Tag(Box<str>),
    Not(Box<Expr>),
    And(Vec<Expr>),
    Or(Vec<Expr>),
}

impl Expr {
    fn holds_in(&self, world: &World) -> bool {
        match self {
            Expr::Tag(tag) => world.satisfies(tag),
            Expr::Not(x) => !x.holds_in(world),
            Expr::And(all) => all.iter().all(|x| x.holds_in(world)),
            Expr::Or(any) => any.iter().any(|x| x.holds_in(world)),
        }
    }

    fn each_tag<'a>(&'a self, f: &mut impl FnMut(&'a str)) {
        match self {
            Expr::Tag(tag) => f(tag),
            Expr::Not(x) => x.each_tag(f),
            Expr::And(all) | Expr::Or(all) => all.iter().for_each(|x| x.each_tag(f)),
        }
    }

    /// The Go version of a file with this constraint: never below the lowest that a file can ask for.
    fn version(&self) -> Option<GoVersion> {
        self.implied_release(true).map(|version| version.max(GoVersion::LOWEST_FILE_VERSION))
    }

    /// The lowest release that is implied when the expression is `value`.
    fn implied_release(&self, value: bool) -> Option<GoVersion> {
        match self {
            Expr::Not(x) => x.implied_release(!value),
            Expr::Tag(tag) => match kind_of(tag) {
                TagKind::Release(version) if value => Some(version),
                _ => None,
            },
            // All of them hold, or all of them fail: the highest counts. Otherwise any one may be the reason.
            Expr::And(all) if value => all.iter().filter_map(|x| x.implied_release(value)).max(),
            Expr::Or(all) if !value => all.iter().filter_map(|x| x.implied_release(value)).max(),
            Expr::And(any) | Expr::Or(any) => any.iter().map(|x| x.implied_release(value)).min().flatten(),
        }
    }
}

/// A `// +build` line: spaces mean or, commas and.
fn plus_build(comment: &str) -> Option<Expr> {
    let line = comment.strip_prefix("//")?.trim_start().strip_prefix("+build")?;
    if !starts_blank(line) || line.len() > MAX_LINE {
        return None;
    }
    let literal = |text: &str| match text.strip_prefix('!') {
        Some(tag) => Expr::Not(Box::new(Expr::Tag(tag.into()))),
        None => Expr::Tag(text.into()),
    };
    Some(Expr::Or(line.split_whitespace().map(|all| Expr::And(all.split(',').map(literal).collect())).collect()))
}

/// The expression of a `//go:build` line.
fn parse(text: &str) -> Option<Expr> {
    let mut parser = Parser { rest: text.trim(), depth: 0 };
    if text.len() > MAX_LINE {
        return None;
    }
    let expr = parser.or()?;
    parser.rest.is_empty().then_some(expr)
}

struct Parser<'a> {
    rest: &'a str,
    depth: u32,
}

impl Parser<'_> {
    fn eat(&mut self, token: &str) -> bool {
        let Some(rest) = self.rest.strip_prefix(token) else { return false };
        self.rest = rest.trim_start();
        true
    }

    fn or(&mut self) -> Option<Expr> {
        let mut any = vec![self.and()?];
        while self.eat("||") {
            any.push(self.and()?);
        }
        if any.len() == 1 { any.pop() } else { Some(Expr::Or(any)) }
    }

    fn and(&mut self) -> Option<Expr> {
        let mut all = vec![self.not()?];
        while self.eat("&&") {
            all.push(self.not()?);
        }
        if all.len() == 1 { all.pop() } else { Some(Expr::And(all)) }
    }

    fn not(&mut self) -> Option<Expr> {
        self.depth += 1;
        let expr = if self.depth > MAX_DEPTH { None } else { self.operand() };
        self.depth -= 1;
        expr
    }

    fn operand(&mut self) -> Option<Expr> {
        if self.eat("!") {
            return Some(Expr::Not(Box::new(self.not()?)));
        }
        if self.eat("(") {
            let inner = self.or()?;
            return self.eat(")").then_some(inner);
        }
        let is_tag = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
        let end = self.rest.find(|c| !is_tag(c)).unwrap_or(self.rest.len());
        let (tag, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start();
        (!tag.is_empty()).then(|| Expr::Tag(tag.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::ast::Span;
    use crate::syntax::file::FileComment;
    use crate::workspace::platform::Platform;

    fn of(name: &str, comments: &[&str]) -> Constraint {
        let comments =
            comments.iter().map(|text| FileComment { span: Span::new(0, 1), text: (*text).into() }).collect();
        Constraint::of(name, &File { len: 10, comments, ..File::default() })
    }

    fn holds(name: &str, comments: &[&str]) -> bool {
        of(name, comments).holds_in(&World::of(Platform::LINUX_AMD64))
    }

    #[test]
    fn file_names() {
        assert!(holds("linux.go", &[]));
        assert!(holds("windows.go", &[]));
        assert!(holds("a_linux.go", &[]));
        assert!(holds("a_linux_amd64_test.go", &[]));
        assert!(holds("a_windows_x.go", &[]));
        assert!(!holds("a_windows.go", &[]));
        assert!(!holds("a_windows_amd64.go", &[]));
        assert!(!holds("a_linux_arm64.go", &[]));
        assert!(!holds("a_arm64_test.go", &[]));
        assert!(holds("x_linux.pb.go", &[]));
    }

    #[test]
    fn lines() {
        assert!(holds("a.go", &["//go:build unix && !(windows || plan9)"]));
        assert!(!holds("a.go", &["//go:build ignore"]));
        assert!(holds("a.go", &["//go:build !ignore && gc && go1.18 && cgo"]));
        assert!(!holds("a.go", &["//go:build go1.99"]));
        assert!(holds("a.go", &["// +build linux,!arm darwin", "// +build !ignore"]));
        assert!(!holds("a.go", &["// +build darwin", "// +build linux"]));
        assert!(holds("a.go", &["//go:build linux", "// +build windows"]));
        assert!(holds("a.go", &["//go:buildwindows"]));
        assert!(holds("a.go", &["//go:build (((", "//go:build windows"]));
        assert!(holds("a.go", &[&format!("//go:build {}windows", "!".repeat(1000))]));
    }

    #[test]
    fn versions() {
        assert_eq!(of("a.go", &["//go:build go1.24"]).version, Some(GoVersion(24)));
        assert_eq!(of("a.go", &["//go:build go1.18 && linux"]).version, Some(GoVersion(21)));
        assert_eq!(of("a.go", &["//go:build go1.24 || linux"]).version, None);
        assert_eq!(of("a.go", &["//go:build !go1.24"]).version, None);
        assert_eq!(of("a.go", &["//go:build go1.22 || go1.24"]).version, Some(GoVersion(22)));
        assert_eq!(of("a.go", &["// +build go1.24"]).version, None);
    }
}
