package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"path/filepath"
	"sort"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/analysis/passes/unreachable"
	"golang.org/x/tools/go/ast/inspector"
)

// syntax runs the unreachable check over every file that parses and writes a line "file NAME" for each, followed by the
// offsets that it reports.
func syntax(out io.Writer, dirs []string) error {
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") {
				return err
			}
			offsets, ok := deadIn(name)
			if ok {
				fmt.Fprintln(out, "file", name)
				for _, offset := range offsets {
					fmt.Fprintln(out, "dead", offset)
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func deadIn(name string) ([]int, bool) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
	if err != nil {
		return nil, false
	}
	var offsets []int
	pass := &analysis.Pass{
		Analyzer: unreachable.Analyzer,
		Fset:     fset,
		Files:    []*ast.File{file},
		ResultOf: map[*analysis.Analyzer]any{inspect.Analyzer: inspector.New([]*ast.File{file})},
		Report: func(found analysis.Diagnostic) {
			offsets = append(offsets, fset.Position(found.Pos).Offset)
		},
	}
	if _, err := unreachable.Analyzer.Run(pass); err != nil {
		return nil, false
	}
	sort.Ints(offsets)
	return offsets, true
}
