package main

import (
	"go/ast"
	"go/types"
	"regexp"
	"slices"
	"strings"
)

// A resource is something that a call makes and that has to be closed.
type resource struct {
	rule string
	// The full names of what makes one.
	made *regexp.Regexp
	// How it is closed, and what part of it takes others along when it is handed on.
	close, part string
}

var resources = []resource{
	{"unclosed-body", regexp.MustCompile(`^net/http\.(Get|Post|PostForm|Head)$|^\(\*net/http\.Client\)\.|^\(net/http\.RoundTripper\)\.|^\(\*net/http\.Transport\)\.RoundTrip$`), ".Body.Close", ".Body"},
	{"leaked-conn", regexp.MustCompile(`^net\.Dial\w*$|^\(\*net\.Dialer\)\.Dial\w*$|^crypto/tls\.Dial\w*$|^\(\*crypto/tls\.Dialer\)\.Dial\w*$|^\(net\.Listener\)\.Accept$|^\(\*net\.(TCP|Unix)Listener\)\.Accept\w*$`), ".Close", ""},
	{"leaked-dup-file", regexp.MustCompile(`^\(\*net\.\w+\)\.File$`), ".Close", ""},
	{"unclosed-rows", regexp.MustCompile(`^\(\*database/sql\.(DB|Tx|Conn|Stmt)\)\.Query(Context)?$`), ".Close", ""},
}

// harmless is code that only uses what it gets while it runs, or by what it returns.
var harmless = regexp.MustCompile(`^io\.(ReadAll|ReadFull|Copy|CopyN|LimitReader|WriteString|TeeReader)$|^\(?\*?(bufio|fmt|encoding/\w+|log)\.`)

// resourceLeft takes out the only statement that closes a resource, in a function where it stays: all other uses are
// calls of its methods, its fields, and arguments of functions that don't keep it.
func resourceLeft(s *source, report report) {
	s.resources(func(r resource, of *types.Var, made ast.Stmt, body *ast.BlockStmt) {
		closes := s.closes(r, of, body)
		// Going through all rows closes them: it takes a way out of that loop.
		if r.rule == "unclosed-rows" && !s.leavesRows(of, body) {
			return
		}
		if len(closes) != 1 || !s.stays(r, of, body, closes) {
			return
		}
		report(r.rule, "close-removed", made, s.remove(closes[0]))
	})
}

// resourceForgotten takes out one of several statements that close a resource, the first one, which stands before an
// early return that has nothing to do with it. Before that nobody else gets hold of the resource.
func resourceForgotten(s *source, report report) {
	s.resources(func(r resource, of *types.Var, made ast.Stmt, body *ast.BlockStmt) {
		closes := s.closes(r, of, body)
		if len(closes) < 2 {
			return
		}
		first := closes[0]
		_, deferred := first.(*ast.DeferStmt)
		if deferred || s.body(first) != body || !s.leavesAfter(first) || len(s.uses(of, s.next(first))) > 0 {
			return
		}
		for _, use := range s.uses(of, body) {
			if use.Pos() < first.Pos() && !s.staysAt(r, use) && !within(use, first) {
				return
			}
		}
		report(r.rule, "close-forgotten", made, s.remove(first))
	})
}

// resources visits each local variable that holds a resource which was made once.
func (s *source) resources(visit func(resource, *types.Var, ast.Stmt, *ast.BlockStmt)) {
	each(s.tree, func(assign *ast.AssignStmt) {
		left, call := made(assign)
		if call == nil || len(left) != 2 {
			return
		}
		of, body := s.local(left[0]), s.body(assign)
		if of == nil || body == nil || s.assigned(of, body) > 1 {
			return
		}
		for _, r := range resources {
			if r.made.MatchString(s.callee(call)) && (r.part == "" || s.named(left[0], "*net/http.Response")) {
				visit(r, of, assign, body)
			}
		}
	})
}

// assigned counts how often a variable gets a value.
func (s *source) assigned(of types.Object, below ast.Node) int {
	times := 0
	each(below, func(assign *ast.AssignStmt) {
		for _, left := range assign.Lhs {
			if s.object(left) == of {
				times++
			}
		}
	})
	return times
}

// closes are the statements that close a resource; a deferred literal that does so is one.
func (s *source) closes(r resource, of *types.Var, body *ast.BlockStmt) []ast.Stmt {
	var found []ast.Stmt
	each(body, func(call *ast.CallExpr) {
		if s.code(call.Fun) != of.Name()+r.close || len(s.uses(of, call)) != 1 {
			return
		}
		stmt, ok := around[ast.Stmt](s, call)
		if !ok {
			return
		}
		if outer := s.body(call); outer != body {
			if literal, ok := s.parents[outer].(*ast.FuncLit); ok && len(outer.List) == 1 {
				if deferred, ok := s.parents[s.parents[literal]].(*ast.DeferStmt); ok {
					stmt = deferred
				}
			}
		}
		found = append(found, stmt)
	})
	return found
}

// stays says whether a resource stays in the function, apart from where it is closed.
func (s *source) stays(r resource, of *types.Var, body *ast.BlockStmt, closes []ast.Stmt) bool {
	return !slices.ContainsFunc(s.uses(of, body), func(use *ast.Ident) bool {
		return !within(use, closes[0]) && !s.staysAt(r, use)
	})
}

func (s *source) staysAt(r resource, use *ast.Ident) bool {
	var whole ast.Expr = use
	if selector, ok := s.parents[use].(*ast.SelectorExpr); ok {
		if r.part == "" {
			call, called := s.parents[selector].(*ast.CallExpr)
			return called && call.Fun == selector && !strings.Contains(selector.Sel.Name, "Close") && s.body(use) == s.body(call)
		}
		if "."+selector.Sel.Name != r.part {
			return s.parents[selector] != nil
		}
		whole = selector
	}
	switch up := s.parents[whole].(type) {
	case *ast.BinaryExpr:
		return true
	case *ast.SelectorExpr:
		return up.Sel.Name == "Read"
	case *ast.CallExpr:
		return harmless.MatchString(s.callee(up)) && !s.returned(up)
	}
	return false
}

// returned says whether the result of a call may leave the function: it is part of a return, a literal or a field.
func (s *source) returned(call *ast.CallExpr) bool {
	if s.callee(call) == "io.ReadAll" {
		return false
	}
	for up := s.parents[call]; up != nil; up = s.parents[up] {
		switch up := up.(type) {
		case *ast.CompositeLit, *ast.ReturnStmt:
			return !s.plain(call)
		case *ast.AssignStmt:
			return !s.plain(call) && (s.local(up.Lhs[0]) == nil || s.handedOn(s.local(up.Lhs[0]), s.body(up)))
		case ast.Stmt:
			return false
		}
	}
	return false
}

// plain says whether a call has nothing but numbers, strings, bytes and errors for results.
func (s *source) plain(call *ast.CallExpr) bool {
	results, ok := s.typeOf(call).(*types.Tuple)
	if !ok {
		_, basic := s.typeOf(call).Underlying().(*types.Basic)
		return basic || s.typeOf(call).String() == "error"
	}
	for i := range results.Len() {
		_, basic := results.At(i).Type().Underlying().(*types.Basic)
		if !basic && results.At(i).Type().String() != "error" {
			return false
		}
	}
	return true
}

// handedOn says whether a variable is used for anything but calls of its methods.
func (s *source) handedOn(of types.Object, body *ast.BlockStmt) bool {
	return slices.ContainsFunc(s.uses(of, body), func(use *ast.Ident) bool {
		selector, ok := s.parents[use].(*ast.SelectorExpr)
		if !ok {
			return true
		}
		_, call := s.parents[selector].(*ast.CallExpr)
		return !call
	})
}

func (s *source) leavesRows(of *types.Var, body *ast.BlockStmt) bool {
	found := false
	each(body, func(loop *ast.ForStmt) {
		if loop.Cond != nil && len(s.uses(of, loop.Cond)) > 0 {
			found = found || count(loop.Body, func(*ast.ReturnStmt) bool { return true }) > 0
		}
	})
	return found
}
