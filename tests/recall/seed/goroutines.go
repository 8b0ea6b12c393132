package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// lockDropped takes a mutex away from a literal that a loop starts as a goroutine again and again, and that writes to a
// map or variable from outside of the loop.
func lockDropped(s *source, report report) {
	each(s.tree, func(stmt ast.Stmt) {
		literal := s.goroutine(stmt)
		loop := s.loop(stmt)
		if literal == nil || loop == nil {
			return
		}
		done := false
		here(literal, func(first *ast.ExprStmt) {
			mutex := s.methodCall(first, locking...)
			if mutex == nil || done {
				return
			}
			done = true
			edits := []Edit{}
			here(literal, func(call *ast.CallExpr) {
				if x, _ := method(call); s.same(x, mutex) {
					if stmt, ok := s.parents[call].(ast.Stmt); ok {
						edits = append(edits, s.remove(stmt))
					}
				}
			})
			edits = append(edits, s.withoutUses(mutex, literal)...)
			if rule, at := s.writesOutside(literal, loop); rule != "" {
				report(rule, "lock-dropped", at, edits...)
			}
		})
	})
}

// withoutUses takes out the declaration of a local mutex that is used nowhere but in a literal.
func (s *source) withoutUses(mutex ast.Expr, literal *ast.FuncLit) []Edit {
	of := s.local(mutex)
	if of == nil || len(s.uses(of, s.decl(mutex))) != len(s.uses(of, literal)) {
		return nil
	}
	var edits []Edit
	each(s.decl(mutex), func(spec *ast.ValueSpec) {
		if len(spec.Names) != 1 || s.pkg.info.Defs[spec.Names[0]] != of {
			return
		}
		if decl := s.parents[spec].(*ast.GenDecl); len(decl.Specs) == 1 {
			edits = append(edits, s.remove(s.parents[decl]))
		} else {
			edits = append(edits, s.remove(spec))
		}
	})
	each(s.decl(mutex), func(assign *ast.AssignStmt) {
		if len(assign.Lhs) == 1 && assign.Tok == token.DEFINE && s.object(assign.Lhs[0]) == of {
			edits = append(edits, s.remove(assign))
		}
	})
	return edits
}

// writesOutside finds an assignment in a goroutine to a variable that outlives the loop, or to a map in one.
func (s *source) writesOutside(literal *ast.FuncLit, loop ast.Stmt) (rule string, at ast.Node) {
	here(literal, func(stmt ast.Stmt) {
		var left []ast.Expr
		switch stmt := stmt.(type) {
		case *ast.AssignStmt:
			left = stmt.Lhs
		case *ast.IncDecStmt:
			left = []ast.Expr{stmt.X}
		}
		for _, x := range left {
			if index, ok := x.(*ast.IndexExpr); ok {
				if _, ok := s.typeOf(index.X).Underlying().(*types.Map); ok && s.outlives(index.X, loop) {
					rule, at = "concurrent-map-write", stmt
				}
			} else if s.outlives(x, loop) && rule == "" {
				rule, at = "goroutine-assignment", stmt
			}
		}
	})
	return rule, at
}

func (s *source) outlives(x ast.Expr, of ast.Node) bool {
	found := s.local(x)
	return found != nil && (found.Pos() < of.Pos() || of.End() <= found.Pos())
}

// joinDropped takes out the only thing that waits for a goroutine which assigns to a variable, where that is used
// afterwards: Wait of a local group, or the receipt from a local channel that the goroutine closes or sends on.
func joinDropped(s *source, report report) {
	each(s.tree, func(stmt *ast.ExprStmt) {
		body := s.body(stmt)
		of := s.joined(stmt)
		if of == nil || s.parents[stmt] != body {
			return
		}
		here(body, func(start ast.Stmt) {
			literal := s.goroutine(start)
			if literal == nil || start.Pos() > stmt.Pos() || len(s.uses(of, start)) == 0 || s.careful(literal) {
				return
			}
			list, at := s.list(stmt)
			first := slices.IndexFunc(list, func(other ast.Stmt) bool { return within(start, other) })
			if first < 0 {
				return
			}
			for _, other := range slices.Concat(list[first:at], list[at+1:]) {
				if s.waits(other) > 0 {
					return
				}
			}
			if name := s.assignedInside(literal, stmt, body); name != nil {
				report("goroutine-assignment", "join-dropped", name, s.remove(stmt))
			}
		})
	})
}

// joined is the local group or channel that a statement waits for.
func (s *source) joined(stmt *ast.ExprStmt) types.Object {
	switch x := stmt.X.(type) {
	case *ast.CallExpr:
		if s.callee(x) == "(*sync.WaitGroup).Wait" {
			group, _ := method(x)
			return declared(s.local(group))
		}
	case *ast.UnaryExpr:
		if x.Op == token.ARROW {
			return declared(s.local(x.X))
		}
	}
	return nil
}

func declared(of *types.Var) types.Object {
	if of == nil {
		return nil
	}
	return of
}

// waits counts what may make a function wait, outside of its literals.
func (s *source) waits(within ast.Node) int {
	total := 0
	here(within, func(n ast.Node) {
		switch n := n.(type) {
		case *ast.UnaryExpr:
			if n.Op == token.ARROW {
				total++
			}
		case *ast.CallExpr:
			if _, name := method(n); name == "Wait" {
				total++
			}
		case *ast.RangeStmt:
			if _, ok := s.typeOf(n.X).Underlying().(*types.Chan); ok {
				total++
			}
		}
	})
	return total
}

// careful says whether a literal locks, or receives.
func (s *source) careful(literal *ast.FuncLit) bool {
	return s.waits(literal.Body) > 0 || count(literal, func(call *ast.CallExpr) bool {
		_, name := method(call)
		return name == "Lock" || name == "Do"
	}) > 0
}

// assignedInside is a name that a literal assigns to and that is used after a statement.
func (s *source) assignedInside(literal *ast.FuncLit, after ast.Stmt, body *ast.BlockStmt) *ast.Ident {
	var found *ast.Ident
	here(literal, func(assign *ast.AssignStmt) {
		for _, left := range assign.Lhs {
			of := s.local(left)
			if of == nil || within(position(of), literal) || found != nil {
				continue
			}
			for _, use := range s.uses(of, body) {
				if use.Pos() > after.End() && !within(use, literal) && !s.overwritten(use) {
					found = left.(*ast.Ident)
				}
			}
		}
	})
	return found
}

// overwritten says whether a use of a variable is an assignment to it.
func (s *source) overwritten(use *ast.Ident) bool {
	assign, ok := s.parents[use].(*ast.AssignStmt)
	return ok && slices.Contains(assign.Lhs, ast.Expr(use))
}

// addMoved takes the Add of a group into the goroutine that is counted. Somebody waits for the group in the package.
func addMoved(s *source, report report) {
	each(s.tree, func(stmt *ast.GoStmt) {
		literal, ok := stmt.Call.Fun.(*ast.FuncLit)
		list, at := s.list(stmt)
		if !ok || at < 1 {
			return
		}
		call := called(list[at-1])
		if s.callee(call) != "(*sync.WaitGroup).Add" || s.number(call.Args[0]) != 1 {
			return
		}
		group, _ := method(call)
		waited := false
		for _, file := range s.pkg.files {
			waited = waited || count(file.tree, func(other *ast.CallExpr) bool {
				x, name := method(other)
				return name == "Wait" && s.thing(x) != nil && s.thing(x) == s.thing(group)
			}) > 0
		}
		if waited {
			report("late-waitgroup-add", "add-moved", stmt, s.remove(list[at-1]), s.atStart(literal.Body, "%s", s.code(call)))
		}
	})
}

// copyDropped takes out `x := x` in a loop, in a module older than Go 1.22, where a goroutine or an address in the
// loop outlives the iteration.
func copyDropped(s *source, report report) {
	if !s.sharesLoopVariables() {
		return
	}
	each(s.tree, func(assign *ast.AssignStmt) {
		loop := s.loop(assign)
		if assign.Tok != token.DEFINE || len(assign.Lhs) != 1 || len(assign.Rhs) != 1 || loop == nil || s.parents[assign] != loopBody(loop) {
			return
		}
		name, ok := assign.Rhs[0].(*ast.Ident)
		if !ok || s.code(assign.Lhs[0]) != name.Name || !s.declares(loop, s.object(name)) {
			return
		}
		copied := s.object(assign.Lhs[0])
		for _, use := range s.uses(copied, loop) {
			for up := s.parents[use]; up != loop; up = s.parents[up] {
				if started, ok := up.(*ast.GoStmt); ok && s.loop(started) == loop {
					report("captured-loop-variable", "copy-dropped", assign, s.remove(assign))
					return
				}
			}
		}
	})
}

// argumentDropped makes a goroutine in a loop take the loop's variable by its name in place of an argument.
func argumentDropped(s *source, report report) {
	if !s.sharesLoopVariables() {
		return
	}
	each(s.tree, func(stmt *ast.GoStmt) {
		literal, ok := stmt.Call.Fun.(*ast.FuncLit)
		loop := s.loop(stmt)
		if !ok || loop == nil || len(stmt.Call.Args) != 1 || len(literal.Type.Params.List) != 1 || len(literal.Type.Params.List[0].Names) != 1 {
			return
		}
		given, ok := stmt.Call.Args[0].(*ast.Ident)
		parameter := literal.Type.Params.List[0].Names[0]
		if !ok || !s.declares(loop, s.object(given)) || s.assigned(s.object(parameter), literal) > 0 {
			return
		}
		edits := []Edit{s.replace(given, ""), s.replace(literal.Type.Params.List[0], "")}
		for _, use := range s.uses(s.object(parameter), literal) {
			edits = append(edits, s.replace(use, "%s", given.Name))
		}
		report("captured-loop-variable", "argument-dropped", stmt, edits...)
	})
}

// sharesLoopVariables says whether all iterations of a loop have the same variable.
func (s *source) sharesLoopVariables() bool {
	version := s.pkg.version
	return version != "" && (len(version) < len("go1.22") || version < "go1.22")
}

// declares says whether a thing is one of the loop's own variables.
func (s *source) declares(loop ast.Stmt, of types.Object) bool {
	return of != nil && loop.Pos() <= of.Pos() && of.Pos() < loopBody(loop).Pos()
}

// bufferMoved makes goroutines of a loop share a buffer that each of them had for itself.
func bufferMoved(s *source, report report) {
	each(s.tree, func(stmt ast.Stmt) {
		literal := s.goroutine(stmt)
		loop := s.loop(stmt)
		if literal == nil || loop == nil {
			return
		}
		for _, inner := range literal.Body.List {
			of := s.ownBuffer(inner)
			if of == nil || len(s.uses(of, literal)) < 2 {
				continue
			}
			report("shared-buffer", "buffer-moved", inner, s.remove(inner), s.before(loop, "%s", s.code(inner)))
		}
	})
}

// ownBuffer is the variable of a statement that declares an empty buffer.
func (s *source) ownBuffer(stmt ast.Stmt) types.Object {
	var name *ast.Ident
	switch stmt := stmt.(type) {
	case *ast.DeclStmt:
		if spec, ok := stmt.Decl.(*ast.GenDecl).Specs[0].(*ast.ValueSpec); ok && len(spec.Names) == 1 && len(spec.Values) == 0 {
			name = spec.Names[0]
		}
	case *ast.AssignStmt:
		if stmt.Tok == token.DEFINE && len(stmt.Lhs) == 1 && count(stmt.Rhs[0], func(*ast.Ident) bool { return true }) <= 3 {
			name, _ = stmt.Lhs[0].(*ast.Ident)
		}
	}
	if name != nil && s.named(name, "bytes.Buffer", "*bytes.Buffer", "*math/rand.Rand") {
		return s.object(name)
	}
	return nil
}
