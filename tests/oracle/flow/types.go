package main

import (
	"fmt"
	"go/ast"
	"go/token"
	gotypes "go/types"
	"io"
	"sort"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/analysis/passes/ctrlflow"
	"golang.org/x/tools/go/cfg"
	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/types/typeutil"
)

// types writes, for each file, a line "func OFFSET RETURNS" for each function and literal, followed by "live OFFSET" and
// "dead OFFSET" for its simple statements and "never OFFSET" for its calls that don't return.
func types(out io.Writer, patterns []string) error {
	config := &packages.Config{Mode: packages.LoadAllSyntax, Tests: true}
	loaded, err := packages.Load(config, patterns...)
	if err != nil {
		return err
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{ctrlflow.Analyzer}, loaded, nil)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, root := range graph.Roots {
		if root.Err != nil {
			return root.Err
		}
		graphs := root.Result.(*ctrlflow.CFGs)
		for _, file := range root.Package.Syntax {
			name := root.Package.Fset.Position(file.Package).Filename
			// The test variant of a package has its files again.
			if !seen[name] {
				seen[name] = true
				fmt.Fprintln(out, "file", name)
				writer{out, root.Package, graphs}.file(file)
			}
		}
	}
	return nil
}

type writer struct {
	out    io.Writer
	pkg    *packages.Package
	graphs *ctrlflow.CFGs
}

func (w writer) file(file *ast.File) {
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.FuncDecl:
			if node.Body != nil && w.pkg.TypesInfo.Defs[node.Name] != nil {
				if graph := w.graphs.FuncDecl(node); graph != nil {
					w.function(node.Pos(), node.Body, graph)
				}
			}
		case *ast.FuncLit:
			w.function(node.Pos(), node.Body, w.graphs.FuncLit(node))
		}
		return true
	})
}

func (w writer) function(pos token.Pos, body *ast.BlockStmt, graph *cfg.CFG) {
	var lines []string
	returns := false
	for _, block := range graph.Blocks {
		word := "dead"
		if block.Live {
			word = "live"
			returns = returns || block.Return() != nil
		}
		for _, node := range block.Nodes {
			if isSimple(node, body) {
				lines = append(lines, fmt.Sprintf("%s %d", word, w.offset(node.Pos())))
			}
			if stmt, ok := node.(*ast.ExprStmt); ok {
				if call, ok := stmt.X.(*ast.CallExpr); ok && w.isEndless(call) {
					lines = append(lines, fmt.Sprintf("never %d", w.offset(call.Pos())))
				}
			}
		}
	}
	sort.Strings(lines)
	fmt.Fprintln(w.out, "func", w.offset(pos), returns)
	for _, line := range lines {
		fmt.Fprintln(w.out, line)
	}
}

// isSimple tells whether a node is a statement of the source: the graph has a return at the end of a body, too.
func isSimple(node ast.Node, body *ast.BlockStmt) bool {
	switch node := node.(type) {
	case *ast.ReturnStmt:
		return node.Return != body.Rbrace
	case *ast.EmptyStmt:
		return false
	case ast.Stmt:
		return true
	}
	return false
}

func (w writer) isEndless(call *ast.CallExpr) bool {
	info := w.pkg.TypesInfo
	if id, ok := call.Fun.(*ast.Ident); ok && info.Uses[id] == gotypes.Universe.Lookup("panic") {
		return true
	}
	fn := typeutil.StaticCallee(info, call)
	return fn != nil && w.graphs.NoReturn(fn)
}

func (w writer) offset(pos token.Pos) int {
	return w.pkg.Fset.Position(pos).Offset
}
