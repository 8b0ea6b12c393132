// Command types writes down what go/types knows of packages: the type of every expression, and what every identifier
// means. The Rust side compares it with what gohazard knows.
//
// It reads lists of packages from standard input, each ended by a line with a dot, and answers each on standard output
// in the same way. One line per package to check:
//
//	import path TAB files separated by TAB
//
// Lines that begin with "!" name packages that are imported from their files but not written down. Imports that are in
// neither list are missing, as if their directories were.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"
)

// A listed package: where its files are, and what is known of it once it was checked.
type listed struct {
	path    string
	files   []string
	print   bool
	checked *types.Package
	busy    bool
}

type checker struct {
	fset     *token.FileSet
	packages map[string]*listed
	out      *bufio.Writer
	// The directory of the standard library's sources.
	std string
}

func main() {
	goroot := flag.String("goroot", "", "where the standard library's sources are")
	flag.Parse()
	check := checker{
		fset: token.NewFileSet(),
		out:  bufio.NewWriterSize(os.Stdout, 1<<20),
		std:  filepath.Join(*goroot, "src") + string(filepath.Separator),
	}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	for {
		order, more := check.read(lines)
		if !more {
			return
		}
		for _, path := range order {
			if p := check.packages[path]; p.print {
				check.load(p)
			}
		}
		fmt.Fprintln(check.out, ".")
		check.out.Flush()
	}
}

// read reads one list. What was imported from the standard library for an earlier one is kept.
func (check *checker) read(lines *bufio.Scanner) (order []string, more bool) {
	before := check.packages
	check.packages = map[string]*listed{}
	for lines.Scan() {
		if lines.Text() == "." {
			return order, true
		}
		line, quiet := strings.CutPrefix(lines.Text(), "!")
		fields := strings.Split(line, "\t")
		if len(fields) < 2 {
			continue
		}
		p := &listed{path: fields[0], files: fields[1:], print: !quiet}
		if known := before[p.path]; known != nil && quiet && !known.print && strings.HasPrefix(p.files[0], check.std) {
			p = known
		}
		check.packages[p.path] = p
		order = append(order, p.path)
	}
	return nil, false
}

// Import makes a checker an importer.
func (check *checker) Import(path string) (*types.Package, error) {
	return check.ImportFrom(path, "", 0)
}

// ImportFrom imports from a file in dir: the standard library has its own packages of dotted paths.
func (check *checker) ImportFrom(path, dir string, _ types.ImportMode) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if strings.HasPrefix(dir, check.std) && strings.Contains(strings.Split(path, "/")[0], ".") {
		path = "vendor/" + path
	}
	p := check.packages[path]
	if p == nil || p.busy {
		return nil, fmt.Errorf("no files of %s", path)
	}
	return check.load(p), nil
}

func (check *checker) load(p *listed) *types.Package {
	if p.checked != nil {
		return p.checked
	}
	p.busy = true
	defer func() { p.busy = false }()
	var files []*ast.File
	for _, name := range p.files {
		file, _ := parser.ParseFile(check.fset, name, nil, parser.SkipObjectResolution)
		if file != nil {
			files = append(files, file)
		}
	}
	config := types.Config{
		Importer:         check,
		FakeImportC:      true,
		IgnoreFuncBodies: !p.print,
		Error:            func(error) {},
		Sizes:            types.SizesFor("gc", "amd64"),
	}
	info := &types.Info{}
	if p.print {
		info.Types = map[ast.Expr]types.TypeAndValue{}
		info.Defs = map[*ast.Ident]types.Object{}
		info.Uses = map[*ast.Ident]types.Object{}
	}
	p.checked, _ = config.Check(p.path, check.fset, files, info)
	if p.print {
		check.write(p, files, info)
	}
	return p.checked
}

func (check *checker) write(p *listed, files []*ast.File, info *types.Info) {
	w := newWriter(check, p.checked)
	fmt.Fprintf(check.out, "P\t%s\n", p.path)
	for _, file := range files {
		name := check.fset.Position(file.FileStart).Filename
		fmt.Fprintf(check.out, "F\t%s\n", filepath.ToSlash(name))
		embedded := map[*ast.Ident]bool{}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.StructType:
				for _, field := range n.Fields.List {
					if len(field.Names) == 0 {
						ast.Inspect(field.Type, func(n ast.Node) bool {
							if id, ok := n.(*ast.Ident); ok {
								embedded[id] = true
							}
							return true
						})
					}
				}
			case *ast.Ident:
				if obj, ok := info.Defs[n]; ok {
					class := "D"
					if embedded[n] {
						class = "E"
					}
					w.object(class, n, obj)
				}
				if obj, ok := info.Uses[n]; ok {
					w.object("U", n, obj)
				}
			}
			if e, ok := n.(ast.Expr); ok {
				if tv, ok := info.Types[e]; ok {
					w.expr(e, tv)
				}
			}
			return true
		})
	}
}
