//! What belongs together, and where imports lead.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::rc::Rc;
use std::sync::Arc;

use gohazard_semantic::Symbol;
use gohazard_semantic::syntax::ast::Span;
use gohazard_semantic::syntax::file::{File, FileComment};
use gohazard_semantic::workspace::{
    DirFile, Directory, GoVersion, Import, Limits, ModText, Options, Package, Variant, Workspace,
};

/// A file with this first line and package name.
fn file(line: &str, package: &str) -> Arc<File> {
    let comment = FileComment { span: Span::new(0, 1), text: line.into() };
    Arc::new(File { len: 100, package: Symbol::new(package), comments: vec![comment], ..File::default() })
}

fn directory(files: &[(&str, &str, &str)], go_mod: Option<(&str, &str)>) -> Directory {
    let files = files.iter().map(|(name, line, package)| DirFile { name: (*name).into(), file: file(line, package) });
    Directory {
        files: files.collect(),
        go_mod: go_mod.map(|(dir, text)| text_in(dir, text)),
        complete: true,
        ..Directory::default()
    }
}

fn text_in(dir: &str, text: &str) -> ModText {
    ModText { dir: Symbol::new(dir), text: text.into() }
}

fn workspace() -> Workspace {
    Workspace::new(Options { module_cache: Some("/cache".into()), goroot: Some("/go".into()), ..Options::default() })
}

fn set(ws: &Workspace, dir: &str, files: &[(&str, &str, &str)], go_mod: Option<(&str, &str)>) {
    ws.set_directory(Symbol::new(dir), directory(files, go_mod));
}

fn package_of(ws: &Workspace, path: &str) -> Rc<Package> {
    ws.package_of(Symbol::new(path)).unwrap()
}

fn names(package: &Package) -> Vec<&str> {
    package.files.iter().map(|file| file.path.as_str().rsplit('/').next().unwrap()).collect()
}

fn wanted(ws: &Workspace) -> Vec<&'static str> {
    ws.wanted().into_iter().map(Symbol::as_str).collect()
}

/// Where an import leads: the directory of the package, `std`, or nothing.
fn import(ws: &Workspace, from: &Package, path: &str) -> Option<&'static str> {
    match ws.import(from, Symbol::new(path)) {
        Import::Std => Some("std"),
        Import::Package(package) => Some(package.dir.as_str()),
        Import::Unavailable => None,
    }
}

#[test]
fn a_directory_is_asked_for_once() {
    let ws = workspace();
    let path = Symbol::new("/m/a.go");
    ws.set_overlay(path, file("", "p"));
    let alone = ws.package_of(path).unwrap();
    assert!(!alone.complete);
    assert_eq!(wanted(&ws), ["/m"]);
    ws.package_of(path);
    assert!(wanted(&ws).is_empty());
    assert!(ws.is_waiting());
    set(&ws, "/m", &[("a.go", "", "old"), ("b.go", "", "p")], None);
    assert!(!ws.is_waiting());
    let full = ws.package_of(path).unwrap();
    assert_eq!((names(&full), full.complete), (vec!["a.go", "b.go"], true));
    assert_eq!(full.files[0].go_version, GoVersion::LATEST);
    ws.invalidate_directory(Symbol::new("/elsewhere"));
    assert!(wanted(&ws).is_empty());
    ws.invalidate_directory(Symbol::new("/m"));
    assert_eq!(wanted(&ws), ["/m"]);
    assert!(Rc::ptr_eq(&full, &ws.package_of(path).unwrap()));
}

#[test]
fn an_answer_from_before_a_change_is_asked_for_again() {
    let ws = workspace();
    let dir = Symbol::new("/m");
    ws.packages_in(dir);
    assert_eq!(wanted(&ws), ["/m"]);
    ws.invalidate_directory(dir);
    set(&ws, "/m", &[("a.go", "", "p")], None);
    assert_eq!(wanted(&ws), ["/m"]);
    set(&ws, "/m", &[("a.go", "", "p")], None);
    assert!(wanted(&ws).is_empty());
    assert!(!ws.is_waiting());
}

#[test]
fn a_package_stays_while_its_files_do() {
    let ws = workspace();
    set(&ws, "/m", &[("a.go", "", "p"), ("a_test.go", "", "p"), ("x_test.go", "", "p_test")], None);
    let [plain, test, external] = ["a.go", "a_test.go", "x_test.go"].map(|name| package_of(&ws, &format!("/m/{name}")));
    assert_eq!(names(&plain), ["a.go"]);
    assert_eq!(names(&test), ["a.go", "a_test.go"]);
    assert_eq!(names(&external), ["x_test.go"]);
    assert_eq!(test.files.iter().map(|file| file.judged).collect::<Vec<_>>(), [false, true]);

    ws.set_overlay(Symbol::new("/m/a_test.go"), file("", "p"));
    assert!(Rc::ptr_eq(&plain, &package_of(&ws, "/m/a.go")));
    assert!(Rc::ptr_eq(&external, &package_of(&ws, "/m/x_test.go")));
    let edited = package_of(&ws, "/m/a_test.go");
    assert_ne!(edited.revision, test.revision);
    assert!(Arc::ptr_eq(&edited.files[0].file, &test.files[0].file));

    ws.remove_overlay(Symbol::new("/m/a_test.go"));
    assert!(Arc::ptr_eq(&package_of(&ws, "/m/a_test.go").files[1].file, &test.files[1].file));
    ws.set_overlay(Symbol::new("/m/new.go"), file("", "p"));
    assert_eq!(names(&package_of(&ws, "/m/a.go")), ["a.go", "new.go"]);
}

#[test]
fn external_tests_see_what_in_package_tests_export() {
    let ws = workspace();
    let go_mod = Some(("/m", "module example.com/m\ngo 1.24\n"));
    set(&ws, "/m/p", &[("a.go", "", "p"), ("export_test.go", "", "p"), ("x_test.go", "", "p_test")], go_mod);
    let external = package_of(&ws, "/m/p/x_test.go");
    assert_eq!((external.path.as_str(), external.name.as_str()), ("example.com/m/p_test", "p_test"));
    let Import::Package(own) = ws.import(&external, Symbol::new("example.com/m/p")) else { panic!("not found") };
    assert_eq!((own.variant, names(&own)), (Variant::Test, vec!["a.go", "export_test.go"]));
    let plain = package_of(&ws, "/m/p/a.go");
    let Import::Package(own) = ws.import(&plain, Symbol::new("example.com/m/p")) else { panic!("not found") };
    assert_eq!(own.variant, Variant::Plain);
}

#[test]
fn platforms_are_separate_worlds() {
    let ws = workspace();
    let files =
        [("a.go", "", "p"), ("a_linux.go", "", "p"), ("a_windows.go", "", "p"), ("b.go", "//go:build !linux", "p")];
    set(&ws, "/m", &files, None);
    assert_eq!(names(&package_of(&ws, "/m/a.go")), ["a.go", "a_linux.go"]);
    let windows = package_of(&ws, "/m/a_windows.go");
    assert_eq!(names(&windows), ["a.go", "a_windows.go", "b.go"]);
    assert_eq!(windows.files.iter().map(|file| file.judged).collect::<Vec<_>>(), [false, true, false]);
    assert_eq!(windows.world.platform.goos, "windows");
    assert_eq!(ws.packages_in(Symbol::new("/m")).len(), 3);
}

#[test]
fn ignored_files_are_built_alone() {
    let ws = workspace();
    let files = [("a.go", "", "p"), ("gen.go", "//go:build ignore", "main"), ("gen2.go", "// +build ignore", "main")];
    set(&ws, "/m", &files, Some(("/m", "module m")));
    let generator = package_of(&ws, "/m/gen.go");
    assert_eq!((names(&generator), generator.path.as_str()), (vec!["gen.go"], "m#gen.go"));
    assert_eq!(import(&ws, &generator, "m"), Some("/m"));
    set(&ws, "/t", &[("a.go", "//go:build integration", "p"), ("b.go", "//go:build integration", "p")], None);
    assert_eq!(names(&package_of(&ws, "/t/a.go")), ["a.go", "b.go"]);
    set(&ws, "/u", &[("_a.go", "", "p"), ("b.go", "", "p"), ("c_windows.go", "//go:build linux", "p")], None);
    assert_eq!(names(&package_of(&ws, "/u/_a.go")), ["_a.go"]);
    assert_eq!(names(&package_of(&ws, "/u/b.go")), ["b.go"]);
    assert_eq!(names(&package_of(&ws, "/u/c_windows.go")), ["c_windows.go"]);
}

#[test]
fn a_missing_package_clause_is_that_of_the_siblings() {
    let ws = workspace();
    set(&ws, "/m", &[("a.go", "", "p"), ("b.go", "", "")], None);
    assert_eq!(names(&package_of(&ws, "/m/b.go")), ["a.go", "b.go"]);
    ws.set_overlay(Symbol::new("untitled:Untitled-1"), file("", ""));
    ws.set_overlay(Symbol::new("untitled:Untitled-2"), file("", "main"));
    assert_eq!(package_of(&ws, "untitled:Untitled-1").files.len(), 1);
    assert!(wanted(&ws).is_empty());
}

#[test]
fn versions_per_file_and_module() {
    let ws = workspace();
    let files = [("a.go", "", "p"), ("new.go", "//go:build go1.24", "p"), ("old.go", "//go:build go1.17", "p")];
    let versions = |dir: &str| {
        let package = package_of(&ws, &format!("{dir}/a.go"));
        package.files.iter().map(|file| file.go_version.0).collect::<Vec<_>>()
    };
    set(&ws, "/m", &files, Some(("/m", "module m\ngo 1.22.3\ntoolchain go1.25.0")));
    assert_eq!(versions("/m"), [22, 24, 21]);
    let toolchain = package_of(&ws, "/m/a.go").toolchain;
    assert_eq!((toolchain.at_least, toolchain.stated), (GoVersion(25), true));
    set(&ws, "/n", &files, Some(("/n", "module n")));
    assert_eq!(versions("/n"), [16, 24, 21]);
    assert!(!package_of(&ws, "/n/a.go").toolchain.stated);
    set(&ws, "/o", &files, None);
    assert_eq!(versions("/o"), [27, 24, 21]);

    ws.set_text_overlay(Symbol::new("/n/go.mod"), Some("module n\ngo 1.20".into()));
    assert_eq!(versions("/n"), [20, 24, 21]);
    ws.set_text_overlay(Symbol::new("/n/go.mod"), None);
    assert_eq!(versions("/n"), [16, 24, 21]);
    ws.set_versions(Some(GoVersion(19)), None);
    assert_eq!(versions("/n"), [19, 24, 21]);
}

#[test]
fn imports_within_a_module() {
    let ws = workspace();
    let go_mod = Some(("/m", "module example.com/m\ngo 1.24\n"));
    set(&ws, "/m", &[("a.go", "", "p")], go_mod);
    let package = package_of(&ws, "/m/a.go");
    assert_eq!(import(&ws, &package, "net/http"), Some("std"));
    assert_eq!(import(&ws, &package, "example.com/m/sub"), None);
    assert!(ws.is_import_pending(&package, Symbol::new("example.com/m/sub")));
    assert_eq!(wanted(&ws), ["/m/sub"]);
    set(&ws, "/m/sub", &[("s.go", "", "sub"), ("gen.go", "//go:build ignore", "main")], go_mod);
    let Import::Package(sub) = ws.import(&package, Symbol::new("example.com/m/sub")) else { panic!("not found") };
    assert_eq!((sub.path.as_str(), sub.name.as_str()), ("example.com/m/sub", "sub"));
    assert!(!ws.is_import_pending(&package, Symbol::new("example.com/m/sub")));
    assert_eq!(import(&ws, &package, "example.com/other"), None);
    assert!(wanted(&ws).is_empty());
}

#[test]
fn imports_of_other_modules() {
    let ws = workspace();
    let main = "module example.com/m\ngo 1.24\nrequire (\n example.com/a v1.0.0\n example.com/a/nested v1.1.0\n\
                example.com/Big v0.1.0\n example.com/local v0.0.0\n example.com/fork v1.2.0\n)\n\
                replace example.com/local => ../local\nreplace example.com/fork => example.com/mine v1.3.0\n";
    set(&ws, "/m", &[("a.go", "", "p")], Some(("/m", main)));
    let package = package_of(&ws, "/m/a.go");
    let expected = [
        ("example.com/a/x", "/cache/example.com/a@v1.0.0/x"),
        ("example.com/a/nested/x", "/cache/example.com/a/nested@v1.1.0/x"),
        ("example.com/Big", "/cache/example.com/!big@v0.1.0"),
        ("example.com/local/x", "/local/x"),
        ("example.com/fork/x", "/cache/example.com/mine@v1.3.0/x"),
    ];
    for (path, dir) in expected {
        assert_eq!(import(&ws, &package, path), None);
        assert_eq!(wanted(&ws), [dir], "{path}");
    }
    // A dependency is resolved by the module that is being built, not by its own older requirement.
    let root = "/cache/example.com/a@v1.0.0";
    let dependency = "module example.com/a\nrequire example.com/Big v0.0.1\nrequire example.com/c v0.3.0";
    set(&ws, &format!("{root}/x"), &[("x.go", "", "x")], Some((root, dependency)));
    let Import::Package(x) = ws.import(&package, Symbol::new("example.com/a/x")) else { panic!("not found") };
    set(&ws, "/cache/example.com/!big@v0.1.0", &[("b.go", "", "big")], None);
    let Import::Package(big) = ws.import(&x, Symbol::new("example.com/Big")) else { panic!("not found") };
    assert_eq!((big.path.as_str(), big.files[0].go_version), ("example.com/Big", GoVersion(16)));
    assert_eq!(import(&ws, &x, "example.com/c"), None);
    assert_eq!(wanted(&ws), ["/cache/example.com/c@v0.3.0"]);
}

#[test]
fn a_dependency_imports_the_module_that_is_built() {
    let ws = workspace();
    let go_mod = Some(("/m", "module x.org/m\nrequire x.org/a v1.0.0"));
    set(&ws, "/m", &[("a.go", "", "m")], go_mod);
    let package = package_of(&ws, "/m/a.go");
    let root = "/cache/x.org/a@v1.0.0";
    set(&ws, root, &[("a.go", "", "a")], Some((root, "module x.org/a\nrequire x.org/m v0.9.0")));
    let Import::Package(dependency) = ws.import(&package, Symbol::new("x.org/a")) else { panic!("not found") };
    assert_eq!(import(&ws, &dependency, "x.org/m"), Some("/m"));
}

#[test]
fn a_module_of_the_cache_replaces_nothing() {
    let ws = workspace();
    let root = "/cache/x.org/a@v1.0.0";
    let go_mod = "module x.org/a\nrequire x.org/b v1.0.0\nreplace x.org/b => ../b";
    set(&ws, root, &[("a.go", "", "a")], Some((root, go_mod)));
    let package = package_of(&ws, "/cache/x.org/a@v1.0.0/a.go");
    assert_eq!(import(&ws, &package, "x.org/b"), None);
    assert_eq!(wanted(&ws), ["/cache/x.org/b@v1.0.0"]);
}

#[test]
fn a_module_without_the_package_gives_way_to_the_enclosing_one() {
    let ws = workspace();
    let main = "module m.org/m\nrequire x.org/a v1.0.0\nrequire x.org/a/b v1.0.0";
    set(&ws, "/m", &[("a.go", "", "p")], Some(("/m", main)));
    let package = package_of(&ws, "/m/a.go");
    set(&ws, "/cache/x.org/a/b@v1.0.0/c", &[], None);
    set(&ws, "/cache/x.org/a@v1.0.0/b/c", &[("c.go", "", "c")], None);
    assert_eq!(import(&ws, &package, "x.org/a/b/c"), Some("/cache/x.org/a@v1.0.0/b/c"));
}

#[test]
fn vendored_packages() {
    let ws = workspace();
    let mut root = directory(&[("a.go", "", "p")], Some(("/m", "module m.org/m\ngo 1.24\nrequire x.org/a v1.0.0")));
    root.modules_txt = Some(text_in("/m", "# x.org/a v1.0.0\n## explicit; go 1.19\nx.org/a/b\n"));
    let mut vendored = root.clone();
    vendored.files = directory(&[("b.go", "", "b")], None).files;
    ws.set_directory(Symbol::new("/m"), root);
    ws.set_directory(Symbol::new("/m/vendor/x.org/a/b"), vendored);
    let package = package_of(&ws, "/m/a.go");
    let Import::Package(b) = ws.import(&package, Symbol::new("x.org/a/b")) else { panic!("not found") };
    assert_eq!((b.path.as_str(), b.files[0].left_out, b.files[0].go_version), ("x.org/a/b", true, GoVersion(19)));
    assert_eq!(import(&ws, &b, "m.org/m"), Some("/m"));
}

#[test]
fn workspaces() {
    let ws = workspace();
    let work = Some(text_in("/w", "go 1.24\nuse (\n ./a\n ./b\n)\n"));
    let with_work = |files: &[(&str, &str, &str)], dir: &str, module: &str| Directory {
        go_work: work.clone(),
        ..directory(files, Some((dir, module)))
    };
    ws.set_directory(Symbol::new("/w/a"), with_work(&[("a.go", "", "a")], "/w/a", "module x.org/a"));
    let package = package_of(&ws, "/w/a/a.go");
    assert_eq!(import(&ws, &package, "x.org/b/sub"), None);
    assert!(ws.is_import_pending(&package, Symbol::new("x.org/b/sub")));
    assert_eq!(wanted(&ws), ["/w/b"]);
    ws.set_directory(Symbol::new("/w/b"), with_work(&[], "/w/b", "module x.org/b"));
    assert_eq!(import(&ws, &package, "x.org/b/sub"), None);
    assert_eq!(wanted(&ws), ["/w/b/sub"]);
    ws.set_directory(Symbol::new("/w/b/sub"), with_work(&[("s.go", "", "s")], "/w/b", "module x.org/b"));
    assert_eq!(import(&ws, &package, "x.org/b/sub"), Some("/w/b/sub"));
}

#[test]
fn imports_follow_the_importing_world() {
    let ws = workspace();
    let go_mod = Some(("/m", "module m.org/m"));
    set(&ws, "/m", &[("a.go", "", "p"), ("a_windows.go", "", "p")], go_mod);
    set(&ws, "/m/same", &[("s.go", "", "same")], go_mod);
    set(&ws, "/m/other", &[("o_linux.go", "", "other"), ("o_windows.go", "", "other")], go_mod);
    let windows = package_of(&ws, "/m/a_windows.go");
    let Import::Package(other) = ws.import(&windows, Symbol::new("m.org/m/other")) else { panic!("not found") };
    assert_eq!(names(&other), ["o_windows.go"]);
    let Import::Package(same) = ws.import(&windows, Symbol::new("m.org/m/same")) else { panic!("not found") };
    assert!(Rc::ptr_eq(&same, &package_of(&ws, "/m/same/s.go")));
}

#[test]
fn bounds() {
    let limits = Limits { directory_files: 2, total_files: 3, ..Limits::default() };
    let ws = Workspace::new(Options { limits, ..Options::default() });
    let go_mod = Some(("/m", "module m.org/m"));
    set(&ws, "/m", &[("c.go", "", "p"), ("a.go", "", "p"), ("b.go", "", "p")], go_mod);
    let package = package_of(&ws, "/m/a.go");
    assert_eq!((names(&package), package.complete), (vec!["a.go", "b.go"], false));
    assert_eq!(import(&ws, &package, "m.org/m/x"), None);
    assert_eq!(wanted(&ws), ["/m/x"]);
    set(&ws, "/m/x", &[("x.go", "", "x")], go_mod);
    assert_eq!(import(&ws, &package, "m.org/m/y"), None);
    assert!(wanted(&ws).is_empty());
}

#[test]
fn conditions_are_read_from_the_text() {
    let parsed = |text: &str| Arc::new(File::from_text(text));
    let files = [
        (
            "a.go",
            "// Copyright\n\n//go:build linux && cgo\n// +build windows\n\n// Package p.\npackage p\n\nimport \"C\"\n",
        ),
        ("b.go", "package p\n\n//go:build windows\n"),
        ("c.go", "/*\n//go:build windows\n*/\npackage p\n"),
        ("d.go", "\u{feff}// +build !linux\r\n\r\npackage p\r\n"),
        ("e.go", "//go:build go1.22\n\npackage p\n\nfunc f() {"),
    ];
    let ws = workspace();
    let files = files.map(|(name, text)| DirFile { name: name.into(), file: parsed(text) });
    ws.set_directory(Symbol::new("/m"), Directory { files: files.into(), complete: true, ..Directory::default() });
    let host = package_of(&ws, "/m/a.go");
    assert_eq!(names(&host), ["a.go", "b.go", "c.go", "e.go"]);
    assert_eq!((host.has_errors, host.files[3].go_version), (true, GoVersion(22)));
    assert_eq!(package_of(&ws, "/m/d.go").world.platform.goos, "darwin");
}

#[test]
fn an_edit_does_not_look_into_other_files() {
    let ws = workspace();
    let names: Vec<String> = (0..500).map(|n| format!("f{n}.go")).collect();
    let files: Vec<_> = names.iter().map(|name| (name.as_str(), "//go:build unix", "p")).collect();
    set(&ws, "/m", &files, None);
    let path = Symbol::new("/m/f250.go");
    let before = ws.package_of(path).unwrap();
    let started = std::time::Instant::now();
    for _ in 0..100 {
        ws.set_overlay(path, file("//go:build unix", "p"));
        assert_eq!(ws.package_of(path).unwrap().files.len(), 500);
    }
    // A hundredth of a millisecond each; the bound is for a busy machine and an unoptimized build.
    assert!(started.elapsed().as_secs() < 2, "{:?}", started.elapsed());
    let after = ws.package_of(path).unwrap();
    let shared = before.files.iter().zip(&after.files).filter(|(a, b)| Arc::ptr_eq(&a.file, &b.file)).count();
    assert_eq!(shared, 499);
}
