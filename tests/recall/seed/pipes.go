package main

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"
)

// A pipe is what a function makes by io.Pipe, and how its ends are closed there.
type pipe struct {
	reader, writer *types.Var
	made           *ast.AssignStmt
	body           *ast.BlockStmt
}

func (s *source) pipes(visit func(pipe)) {
	each(s.tree, func(assign *ast.AssignStmt) {
		left, call := made(assign)
		if len(left) != 2 || s.callee(call) != "io.Pipe" {
			return
		}
		reader, writer, body := s.local(left[0]), s.local(left[1]), s.body(assign)
		if reader != nil && writer != nil && body != nil {
			visit(pipe{reader, writer, assign, body})
		}
	})
}

// ending lists the calls that close an end of a pipe.
func (s *source) endings(of *types.Var, body *ast.BlockStmt) []*ast.CallExpr {
	var found []*ast.CallExpr
	each(body, func(call *ast.CallExpr) {
		if x, name := method(call); s.object(x) == types.Object(of) && (name == "Close" || name == "CloseWithError") {
			found = append(found, call)
		}
	})
	return found
}

// private says whether an end of a pipe goes to nothing but the standard library, which does not close it.
func (s *source) private(of *types.Var, body *ast.BlockStmt) bool {
	return !slices.ContainsFunc(s.uses(of, body), func(use *ast.Ident) bool {
		switch up := s.parents[use].(type) {
		case *ast.SelectorExpr:
			call, ok := s.parents[up].(*ast.CallExpr)
			return !ok || call.Fun != up
		case *ast.CallExpr:
			name := s.callee(up)
			return !harmless.MatchString(name) && !strings.HasPrefix(name, "compress/") && !strings.HasPrefix(name, "archive/tar.")
		}
		return true
	})
}

// writerLeft takes out the only call that closes the writer of a pipe, in the goroutine that writes.
func writerLeft(s *source, report report) {
	s.pipes(func(p pipe) {
		closes := s.endings(p.writer, p.body)
		if len(closes) != 1 || s.body(closes[0]) == p.body || !s.private(p.writer, p.body) {
			return
		}
		if stmt, ok := around[ast.Stmt](s, closes[0]); ok {
			report("unclosed-pipe-writer", "writer-left", p.made, s.remove(stmt))
		}
	})
}

// readerLeft takes out the only call that closes the reader of a pipe, in a function with a way out in between.
func readerLeft(s *source, report report) {
	s.pipes(func(p pipe) {
		closes := s.endings(p.reader, p.body)
		if len(closes) != 1 || s.body(closes[0]) != p.body || !s.private(p.reader, p.body) {
			return
		}
		stmt, ok := s.parents[closes[0]].(*ast.DeferStmt)
		early := 0
		here(p.body, func(back *ast.ReturnStmt) {
			if _, branch := s.parents[s.parents[back]].(*ast.IfStmt); branch && back.Pos() > p.made.End() {
				early++
			}
		})
		if ok && early > 0 {
			report("abandoned-pipe-reader", "reader-left", p.made, s.remove(stmt))
		}
	})
}

// errorTooEarly evaluates the error of a deferred CloseWithError when it is deferred.
func errorTooEarly(s *source, report report) {
	each(s.tree, func(stmt *ast.DeferStmt) {
		literal, ok := stmt.Call.Fun.(*ast.FuncLit)
		if !ok || len(literal.Body.List) != 1 {
			return
		}
		call := called(literal.Body.List[0])
		if s.callee(call) != "(*io.PipeWriter).CloseWithError" && s.callee(call) != "(*io.PipeReader).CloseWithError" {
			return
		}
		of := s.local(call.Args[0])
		if of == nil {
			return
		}
		later := false
		here(s.body(stmt), func(assign *ast.AssignStmt) {
			for _, left := range assign.Lhs {
				later = later || s.object(left) == types.Object(of) && assign.Pos() > stmt.Pos()
			}
		})
		if later {
			report("premature-pipe-error", "error-too-early", stmt, s.replace(stmt, "defer %s", s.code(call)))
		}
	})
}

// errorLost closes the writer without saying that it failed.
func errorLost(s *source, report report) {
	each(s.tree, func(call *ast.CallExpr) {
		x, _ := method(call)
		if s.callee(call) != "(*io.PipeWriter).CloseWithError" || s.code(call.Args[0]) != "err" {
			return
		}
		// Where the error is known to be one, the reader takes what it got for the whole.
		branch, ok := around[*ast.IfStmt](s, call)
		if ok && s.code(branch.Cond) == "err != nil" {
			report("lost-pipe-error", "error-lost", call, s.replace(call, "%s.Close()", s.code(x)))
		}
	})
}

// writerInline writes to a pipe in the goroutine that has its reader, which nobody else got yet.
func writerInline(s *source, report report) {
	s.pipes(func(p pipe) {
		if !s.private(p.writer, p.body) {
			return
		}
		here(p.body, func(stmt *ast.GoStmt) {
			literal, ok := stmt.Call.Fun.(*ast.FuncLit)
			if !ok || len(stmt.Call.Args) > 0 || len(s.uses(p.writer, literal)) < 2 || len(s.uses(p.reader, literal)) > 0 {
				return
			}
			if count(literal, func(*ast.ReturnStmt) bool { return true }) > 0 || count(literal, func(*ast.DeferStmt) bool { return true }) > 0 {
				return
			}
			outside := len(s.uses(p.writer, p.body)) == len(s.uses(p.writer, literal))
			early := slices.ContainsFunc(s.uses(p.reader, p.body), func(use *ast.Ident) bool { return use.Pos() < stmt.Pos() })
			if outside && !early {
				report("pipe-deadlock", "writer-inline", stmt, s.replace(stmt, "%s", s.code(literal.Body)))
			}
		})
	})
}

// wrapperLeft leaves out the Close of a compressor, or the Flush of a buffer, before the pipe below it is closed.
func wrapperLeft(s *source, report report) {
	each(s.tree, func(assign *ast.AssignStmt) {
		left, call := made(assign)
		if len(left) == 0 || call == nil || len(call.Args) == 0 || !s.named(call.Args[0], "*io.PipeWriter") {
			return
		}
		of, body := s.local(left[0]), s.body(assign)
		if of == nil || !regexpWrapper(s.callee(call)) {
			return
		}
		var closes []ast.Stmt
		each(body, func(call *ast.CallExpr) {
			if x, name := method(call); s.object(x) == types.Object(of) && (name == "Close" || name == "Flush") {
				if stmt, ok := around[ast.Stmt](s, call); ok {
					closes = append(closes, stmt)
				}
			}
		})
		if len(closes) == 1 {
			if _, branch := closes[0].(*ast.IfStmt); !branch {
				report("truncated-pipe-wrapper", "wrapper-left", assign, s.remove(closes[0]))
			}
		}
	})
}

func regexpWrapper(name string) bool {
	return strings.HasPrefix(name, "compress/") || name == "bufio.NewWriter" || name == "archive/tar.NewWriter" || name == "archive/zip.NewWriter"
}
