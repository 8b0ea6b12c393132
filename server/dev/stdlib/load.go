package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A world is the standard library as one platform sees it.
type world struct {
	packages map[string]*pkg // by import path, `vendor/` and internal ones included
	order    []string        // as `go list` gave them
}

// A pkg is one package of a world; it is type-checked on first use.
type pkg struct {
	ImportPath string
	Dir        string
	GoFiles    []string
	CgoFiles   []string
	ImportMap  map[string]string

	files []*ast.File
	types *types.Package
}

// sources keeps the syntax trees of files, which the platforms share.
type sources struct {
	fset  *token.FileSet
	files map[string]*ast.File
}

func newSources() *sources {
	return &sources{token.NewFileSet(), map[string]*ast.File{}}
}

func (s *sources) parse(name string) (*ast.File, error) {
	if file := s.files[name]; file != nil {
		return file, nil
	}
	file, err := parser.ParseFile(s.fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
	s.files[name] = file
	return file, err
}

// load type-checks every public package of one platform, without function bodies.
func load(platform string, sources *sources) (*world, error) {
	goos, goarch, _ := strings.Cut(platform, "/")
	// cgo shows runtime/cgo in full and changes nothing that other packages export.
	env := []string{"GOOS=" + goos, "GOARCH=" + goarch, "CGO_ENABLED=1", "GOFLAGS=", "GOWORK=off", "GOEXPERIMENT="}
	listing, err := goCommand(env, "list", "-deps", "-json=ImportPath,Dir,GoFiles,CgoFiles,ImportMap", "std")
	if err != nil {
		return nil, err
	}
	w := &world{packages: map[string]*pkg{}}
	for in := json.NewDecoder(bytes.NewReader(listing)); ; {
		p := new(pkg)
		if err := in.Decode(p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		w.packages[p.ImportPath] = p
		w.order = append(w.order, p.ImportPath)
	}
	checker := &checker{world: w, sources: sources, sizes: types.SizesFor("gc", goarch)}
	for _, path := range w.order {
		if isPublic(path) {
			if _, err := checker.Import(path); err != nil {
				return nil, err
			}
		}
	}
	return w, nil
}

// isPublic tells whether programs may import the package.
func isPublic(path string) bool {
	for _, element := range strings.Split(path, "/") {
		if element == "internal" || element == "vendor" {
			return false
		}
	}
	return true
}

// A checker type-checks the packages of a world from their source.
type checker struct {
	world   *world
	sources *sources
	sizes   types.Sizes
}

func (c *checker) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		c.world.packages[path].types = types.Unsafe
		return types.Unsafe, nil
	}
	p := c.world.packages[path]
	if p == nil {
		return nil, fmt.Errorf("no package %q", path)
	}
	if p.types != nil {
		return p.types, nil
	}
	for _, name := range append(p.GoFiles, p.CgoFiles...) {
		file, err := c.sources.parse(filepath.Join(p.Dir, name))
		if err != nil {
			return nil, err
		}
		p.files = append(p.files, file)
	}
	config := types.Config{
		IgnoreFuncBodies: true,
		FakeImportC:      true,
		Sizes:            c.sizes,
		Importer:         mapped{c, p.ImportMap},
	}
	checked, err := config.Check(path, c.sources.fset, p.files, nil)
	if err != nil {
		return nil, err
	}
	p.types = checked
	return checked, nil
}

// mapped resolves the import paths of one package, which may name vendored packages.
type mapped struct {
	checker *checker
	paths   map[string]string
}

func (m mapped) Import(path string) (*types.Package, error) {
	if real, ok := m.paths[path]; ok {
		path = real
	}
	return m.checker.Import(path)
}

func goCommand(env []string, args ...string) ([]byte, error) {
	command := exec.Command("go", args...)
	command.Env = append(os.Environ(), env...)
	command.Stderr = os.Stderr
	return command.Output()
}
