package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// cancelDropped discards a cancel function whose only use is `defer cancel()`. A context without a parent that could
// hold on to it, and without a timer, is left alone.
func cancelDropped(s *source, report report) {
	each(s.tree, func(assign *ast.AssignStmt) {
		left, call := made(assign)
		if len(left) != 2 || !s.cancellable(call) {
			return
		}
		cancel := s.local(left[1])
		body := s.body(assign)
		if cancel == nil || body == nil || len(s.uses(cancel, body)) != 1 {
			return
		}
		here(body, func(stmt *ast.DeferStmt) {
			if len(stmt.Call.Args) == 0 && s.object(stmt.Call.Fun) == cancel {
				edits := []Edit{s.replace(left[1], "_"), s.remove(stmt)}
				if name, ok := left[0].(*ast.Ident); ok && assign.Tok == token.DEFINE && (name.Name == "_" || s.pkg.info.Defs[name] == nil) {
					at := s.offset(assign.TokPos)
					edits = append(edits, Edit{at, at + 2, "="})
				}
				report("lost-cancel", "cancel-dropped", assign, edits...)
			}
		})
	})
}

// cancelForgotten takes out one of several calls of a cancel function, the first one, which stands before an early
// return. Nothing but calls is done with the function.
func cancelForgotten(s *source, report report) {
	each(s.tree, func(assign *ast.AssignStmt) {
		left, call := made(assign)
		if len(left) != 2 || !s.cancellable(call) {
			return
		}
		cancel := s.local(left[1])
		body := s.body(assign)
		if cancel == nil || body == nil {
			return
		}
		var calls []*ast.ExprStmt
		here(body, func(stmt *ast.ExprStmt) {
			if call, ok := stmt.X.(*ast.CallExpr); ok && s.object(call.Fun) == cancel {
				calls = append(calls, stmt)
			}
		})
		if len(calls) < 2 || len(calls) != len(s.uses(cancel, body)) {
			return
		}
		if first := calls[0]; s.leavesAfter(first) && s.parents[first] != s.parents[calls[1]] {
			report("lost-cancel", "cancel-forgotten", first, s.remove(first))
		}
	})
}

// cancellable says whether a call makes a context that has to be cancelled.
func (s *source) cancellable(call *ast.CallExpr) bool {
	name := s.callee(call)
	switch name {
	case "context.WithTimeout", "context.WithDeadline", "context.WithTimeoutCause", "context.WithDeadlineCause":
		return true
	case "context.WithCancel":
		root := s.callee(call.Args[0])
		return root != "context.Background" && root != "context.TODO"
	}
	return false
}

// leavesAfter says whether a return follows at once, in a branch of its own.
func (s *source) leavesAfter(stmt ast.Stmt) bool {
	list, at := s.list(stmt)
	if at < 0 || at+1 >= len(list) {
		return false
	}
	_, returns := list[at+1].(*ast.ReturnStmt)
	_, branch := around[*ast.IfStmt](s, stmt)
	return returns && branch
}

// groupContextDropped makes the tasks of an errgroup use the context that the group's was derived from.
func groupContextDropped(s *source, report report) {
	each(s.tree, func(assign *ast.AssignStmt) {
		left, call := made(assign)
		if len(left) != 2 || call == nil || !strings.HasSuffix(s.code(call.Fun), "errgroup.WithContext") || len(call.Args) != 1 {
			return
		}
		group, parent := s.local(left[1]), s.object(call.Args[0])
		body := s.body(assign)
		if group == nil || parent == nil || group.Name() == parent.Name() || body == nil {
			return
		}
		edits := []Edit{s.replace(left[1], "_")}
		for _, use := range s.uses(group, body) {
			edits = append(edits, s.replace(use, "%s", parent.Name()))
		}
		if len(edits) > 1 && visible(parent) {
			report("unused-group-context", "group-context-dropped", assign, edits...)
		}
	})
}

func visible(of types.Object) bool { _, variable := of.(*types.Var); return variable }
