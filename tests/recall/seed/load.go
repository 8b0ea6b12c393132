package main

import (
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
)

// A loader reads the packages of one module and, as far as they are there, what they import: the module's own packages
// and the standard library. Anything else is taken for an empty package, so that its types are unknown.
type loader struct {
	root, module string
	fset         *token.FileSet
	context      build.Context
	imported     map[string]*types.Package
}

// A pkg is one package with everything that is known of it.
type pkg struct {
	dir, path string
	// The language version that go.mod asks for, such as "go1.21".
	version string
	files   []*source
	info    *types.Info
	// How many times the type checker says what of a file.
	errors map[string]map[string]int
}

// A source is one file.
type source struct {
	pkg     *pkg
	name    string
	text    []byte
	tree    *ast.File
	parents map[ast.Node]ast.Node
	fset    *token.FileSet
	// The tree without the bodies of functions, once it is needed.
	bodiless *ast.File
}

var (
	helperFolder = regexp.MustCompile(`(^|/)(cmd/.*test.*|testutils?|integration[^/]*|e2e|tests?|interop|benchmarks?|examples?|_examples|mocks?|fake|[^/]*test)(/|$)`)
	generated    = regexp.MustCompile(`(?m)^// Code generated .* DO NOT EDIT\.$`)
	goLine       = regexp.MustCompile(`(?m)^go\s+(\d+\.\d+)`)
)

func newLoader(root, module string) *loader {
	context := build.Default
	context.GOOS, context.GOARCH, context.CgoEnabled = "linux", "amd64", false
	context.GOPATH = ""
	return &loader{root: root, module: module, fset: token.NewFileSet(), context: context, imported: map[string]*types.Package{}}
}

// directories lists the folders of the module that may hold a package, relative to its root.
func (l *loader) directories() []string {
	var found []string
	_ = filepath.WalkDir(l.root, func(at string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return nil
		}
		name, _ := filepath.Rel(l.root, at)
		name = filepath.ToSlash(name)
		if name != "." && l.skipped(at, name) {
			return filepath.SkipDir
		}
		found = append(found, name)
		return nil
	})
	return found
}

func (l *loader) skipped(at, name string) bool {
	base := path.Base(name)
	if base[0] == '.' || base[0] == '_' || base == "testdata" || base == "vendor" || helperFolder.MatchString(name) {
		return true
	}
	// Implementations of the very things that the rules are about.
	if l.module == "std" && slices.Contains([]string{"cmd", "runtime", "internal", "sync", "testing", "builtin"}, name) {
		return true
	}
	_, err := os.Stat(filepath.Join(at, "go.mod"))
	return err == nil
}

// load parses and checks a package, nil if there is none worth looking at.
func (l *loader) load(dir string) *pkg {
	full := filepath.Join(l.root, dir)
	p := &pkg{dir: dir, path: path.Join(l.module, dir), version: l.version()}
	if l.module == "std" {
		p.path = dir
	}
	var trees []*ast.File
	for _, name := range l.fileNames(full) {
		text, err := os.ReadFile(filepath.Join(full, name))
		if err != nil {
			return nil
		}
		tree, err := parser.ParseFile(l.fset, filepath.Join(full, name), text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil
		}
		trees = append(trees, tree)
		p.files = append(p.files, &source{pkg: p, name: path.Join(dir, name), text: text, tree: tree, parents: parents(tree), fset: l.fset})
	}
	if len(trees) == 0 || strings.HasSuffix(trees[0].Name.Name, "test") {
		return nil
	}
	p.info = &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{},
		Uses: map[*ast.Ident]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
	}
	p.errors = map[string]map[string]int{}
	l.check(p, trees, p.info, func(error) {})
	return p
}

// check runs the type checker.
func (l *loader) check(p *pkg, trees []*ast.File, info *types.Info, complain func(error)) {
	config := types.Config{Importer: l, FakeImportC: true, GoVersion: p.version, Error: complain}
	_, _ = config.Check(p.path, l.fset, trees, info)
}

// Import implements types.Importer.
func (l *loader) Import(name string) (*types.Package, error) {
	if name == "unsafe" {
		return types.Unsafe, nil
	}
	if known, ok := l.imported[name]; ok {
		return known, nil
	}
	l.imported[name] = unknown(name)
	for _, dir := range l.places(name) {
		var trees []*ast.File
		for _, file := range l.fileNames(dir) {
			tree, err := parser.ParseFile(l.fset, filepath.Join(dir, file), nil, parser.SkipObjectResolution)
			if err == nil {
				trees = append(trees, tree)
			}
		}
		if len(trees) == 0 {
			continue
		}
		config := types.Config{Importer: l, FakeImportC: true, IgnoreFuncBodies: true, Error: func(error) {}}
		l.imported[name], _ = config.Check(name, l.fset, trees, nil)
		break
	}
	return l.imported[name], nil
}

// places are the folders in which an import path may lie.
func (l *loader) places(name string) []string {
	std := filepath.Join(runtime.GOROOT(), "src")
	if l.module == "std" {
		std = l.root
	} else if rest, ok := strings.CutPrefix(name, l.module); ok && (rest == "" || rest[0] == '/') {
		return []string{filepath.Join(l.root, rest)}
	}
	if strings.Contains(strings.SplitN(name, "/", 2)[0], ".") {
		return []string{filepath.Join(std, "vendor", name)}
	}
	return []string{filepath.Join(std, name)}
}

// unknown is what stands for a package that is not there.
func unknown(name string) *types.Package {
	base := path.Base(name)
	if regexp.MustCompile(`^v\d+$`).MatchString(base) {
		base = path.Base(path.Dir(name))
	}
	base, _, _ = strings.Cut(strings.TrimPrefix(base, "go-"), ".")
	made := types.NewPackage(name, base)
	made.MarkComplete()
	return made
}

// fileNames lists the files of a folder that are built here, without tests.
func (l *loader) fileNames(dir string) []string {
	entries, _ := os.ReadDir(dir)
	var names []string
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		if built, err := l.context.MatchFile(dir, name); err == nil && built {
			names = append(names, name)
		}
	}
	return names
}

// version is the language version of go.mod: "" without that file, and 1.16 if it says nothing.
func (l *loader) version() string {
	text, err := os.ReadFile(filepath.Join(l.root, "go.mod"))
	if err != nil {
		return ""
	}
	if found := goLine.FindSubmatch(text); found != nil {
		return "go" + string(found[1])
	}
	return "go1.16"
}

// helps says whether a file serves tests, or was not written by hand.
func (s *source) helps() bool {
	for _, spec := range s.tree.Imports {
		if spec.Path.Value == `"testing"` || strings.HasSuffix(spec.Path.Value, `/testify/require"`) {
			return true
		}
	}
	name := strings.TrimSuffix(path.Base(s.name), ".go")
	return strings.HasPrefix(name, "mock") || strings.HasSuffix(name, "_mock") || generated.Match(s.text)
}

func parents(tree *ast.File) map[ast.Node]ast.Node {
	found := map[ast.Node]ast.Node{}
	var stack []ast.Node
	ast.Inspect(tree, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		if len(stack) > 0 {
			found[n] = stack[len(stack)-1]
		}
		stack = append(stack, n)
		return true
	})
	return found
}
