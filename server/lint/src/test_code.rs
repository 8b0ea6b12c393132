//! What counts as test code: there the process ends soon, and most hazards are harmless.

use gohazard_semantic::model::Model;
use gohazard_semantic::syntax::ast::{Decl, DeclKind, Expr, GenTok, Spec};
use gohazard_semantic::syntax::file::{File, Item};
use gohazard_semantic::types::Ty;
use gohazard_semantic::workspace::{Package, PackageFile};

/// Directories that hold helpers of tests, examples and benchmarks.
const DIRECTORIES: &[&str] = &[
    "test",
    "testutil",
    "testutils",
    "testing",
    "testhelper",
    "testhelpers",
    "tests",
    "interop",
    "benchmark",
    "benchmarks",
    "example",
    "examples",
    "_examples",
    "e2e",
    "mock",
    "mocks",
    "fake",
    "fakes",
];

/// Whether all of the file is test code.
pub(crate) fn is_test_file(package: &Package, file: &PackageFile) -> bool {
    file.is_test
        || is_named_after_tests(file)
        || package.name.as_str().ends_with("test")
        || is_mock(file.path.as_str())
        || is_test_directory(package)
        || imports_testing(&file.file)
}

/// Whether a file holds the tests of a program that runs them itself: `functional_tests.go`.
fn is_named_after_tests(file: &PackageFile) -> bool {
    file.path.as_str().ends_with("_tests.go")
}

/// Whether the package is a program that somebody runs by hand now and then: a generator or trial tagged `ignore`, which no
/// build takes. Advice on good practice is wasted on it.
pub(crate) fn is_run_by_hand(package: &Package) -> bool {
    package.world.satisfies("ignore")
}

/// Whether the function takes a `*testing.T` or one of its kin.
pub(crate) fn takes_testing(model: &Model) -> bool {
    let Some(func) = model.decl().func() else { return false };
    let decl = model.decl();
    let mut types = decl.list(decl[func.ty].params).filter_map(|field| decl[field].ty);
    types.any(|ty| is_testing(model.ty(ty)))
}

fn is_testing(ty: Ty) -> bool {
    ty.is_named("testing", "TB") || ["T", "B", "F", "M"].iter().any(|name| ty.is_pointer_to("testing", name))
}

/// Whether a file is named for the stand-in that it holds: `mock_transport.go`, `clock_mock.go`.
fn is_mock(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.strip_suffix(".go").unwrap_or(name);
    stem.starts_with("mock") || stem.ends_with("_mock")
}

/// Whether the package lies in a directory for tests. What stands above its module says nothing about it.
fn is_test_directory(package: &Package) -> bool {
    let dir = package.dir.as_str();
    let below = match &package.module {
        Some(module) => dir.strip_prefix(module.dir.as_str()).unwrap_or(""),
        None => dir.rsplit('/').next().unwrap_or(""),
    };
    let mut names = below.split('/');
    names.any(|name| DIRECTORIES.contains(&name) || name.starts_with("integration"))
        || below.split_once("/cmd/").is_some_and(|(_, command)| command.contains("test"))
}

/// Whether the file imports `testing`, or may do so: with a syntax error around its imports that is not known.
fn imports_testing(file: &File) -> bool {
    let is_import = |item: &&Item| matches!(item.decl.kind, DeclKind::Gen(it) if it.tok == GenTok::Import);
    let is_other = |item: &Item| matches!(item.decl.kind, DeclKind::Func(_) | DeclKind::Gen(_)) && !is_import(&item);
    let code = file.items.iter().find(|item| is_other(item)).map_or(file.len, |item| item.start);
    let mut imports = file.items.iter().filter(is_import);
    file.errors.iter().any(|error| error.start < code)
        || imports.any(|item| !item.decl.errors.is_empty() || is_import_of_testing(&item.decl))
}

fn is_import_of_testing(decl: &Decl) -> bool {
    let DeclKind::Gen(gen_decl) = decl.kind else { return false };
    decl.list(gen_decl.specs).any(|spec| match decl[spec] {
        Spec::Import { path, .. } => {
            matches!(decl[path], Expr::BasicLit { text, .. } if decl.text(text) == "\"testing\"")
        }
        _ => false,
    })
}
