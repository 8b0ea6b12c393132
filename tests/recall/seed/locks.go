package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

var (
	locking   = []string{"(*sync.Mutex).Lock", "(*sync.RWMutex).Lock"}
	unlocking = []string{"(*sync.Mutex).Unlock", "(*sync.RWMutex).Unlock"}
)

// unlockForgotten takes out an Unlock that stands before an early return, between a Lock at the head of the function's
// body and another Unlock further down, both of them direct parts of it.
func unlockForgotten(s *source, report report) {
	each(s.tree, func(stmt *ast.ExprStmt) {
		mutex := s.methodCall(stmt, unlocking...)
		branch, ok := around[*ast.IfStmt](s, stmt)
		if mutex == nil || !ok || !s.leavesAfter(stmt) || s.parents[stmt] != branch.Body {
			return
		}
		list, at := s.list(branch)
		if at < 0 {
			return
		}
		before := slices.IndexFunc(list[:at], func(other ast.Stmt) bool { return s.same(s.methodCall(other, locking...), mutex) })
		after := slices.IndexFunc(list[at:], func(other ast.Stmt) bool {
			_, now := other.(*ast.ExprStmt)
			return now && s.same(s.methodCall(other, unlocking...), mutex)
		})
		if before < 0 || after < 0 || s.mentioned(mutex, list[before+1:at]) || s.mentioned(mutex, branch.Body.List[:indexOf(branch.Body.List, stmt)]) {
			return
		}
		report("unreleased-lock", "unlock-forgotten", stmt, s.remove(stmt))
	})
}

func indexOf(list []ast.Stmt, stmt ast.Stmt) int { return slices.Index(list, stmt) }

// mentioned says whether a mutex is locked or unlocked in any of the statements.
func (s *source) mentioned(mutex ast.Expr, list []ast.Stmt) bool {
	for _, stmt := range list {
		if count(stmt, func(call *ast.CallExpr) bool {
			x, _ := method(call)
			return s.same(x, mutex)
		}) > 0 {
			return true
		}
	}
	return false
}

// unlockMoved takes a deferred Unlock to the end of the function, past an early return.
func unlockMoved(s *source, report report) {
	each(s.tree, func(stmt *ast.DeferStmt) {
		mutex := s.methodCall(stmt, unlocking...)
		body := s.body(stmt)
		if mutex == nil || s.parents[stmt] != body {
			return
		}
		list, at := s.list(stmt)
		if at < 1 || !s.same(s.methodCall(list[at-1], locking...), mutex) || s.mentioned(mutex, list[at+1:]) {
			return
		}
		early := 0
		for _, later := range list[at+1:] {
			if branch, ok := later.(*ast.IfStmt); ok && ends(branch.Body.List) {
				early++
			}
		}
		last := list[len(list)-1]
		unlock := s.code(stmt.Call)
		if early == 0 {
			return
		}
		switch last := last.(type) {
		case *ast.ReturnStmt:
			report("unreleased-lock", "unlock-moved", stmt, s.remove(stmt), s.before(last, "%s", unlock))
		case *ast.ExprStmt, *ast.AssignStmt, *ast.IncDecStmt:
			report("unreleased-lock", "unlock-moved", stmt, s.remove(stmt), s.after(last, "%s", unlock))
		}
	})
}

// unlockSkipped takes out the Unlock between two Locks of the same list of statements.
func unlockSkipped(s *source, report report) {
	each(s.tree, func(stmt *ast.ExprStmt) {
		mutex := s.methodCall(stmt, unlocking...)
		list, at := s.list(stmt)
		if mutex == nil || at < 0 {
			return
		}
		again := slices.IndexFunc(list[at+1:], func(other ast.Stmt) bool { return s.same(s.methodCall(other, locking...), mutex) })
		for before := at - 1; before >= 0 && again >= 0; before-- {
			if s.same(s.methodCall(list[before], locking...), mutex) {
				between := slices.Concat(list[before+1:at], list[at+1:at+1+again])
				if !s.mentioned(mutex, between) {
					report("self-deadlock", "unlock-skipped", stmt, s.remove(stmt))
				}
				return
			}
		}
	})
}

// unlockDeferred makes an Unlock a deferred one, although a method that takes the same lock is called after it.
func unlockDeferred(s *source, report report) {
	each(s.tree, func(stmt *ast.ExprStmt) {
		mutex, ok := ast.Unparen(orNone(s.methodCall(stmt, unlocking...))).(*ast.SelectorExpr)
		list, at := s.list(stmt)
		if !ok || at < 1 || s.loop(stmt) != nil {
			return
		}
		before := slices.IndexFunc(list[:at], func(other ast.Stmt) bool { return s.same(s.methodCall(other, locking...), mutex) })
		if before < 0 || s.mentioned(mutex, list[before+1:at]) || s.mentioned(mutex, list[at+1:]) {
			return
		}
		for _, later := range list[at+1:] {
			if call := called(later); call != nil && s.locksFirst(call, mutex) {
				if _, now := later.(*ast.ExprStmt); now {
					report("self-deadlock", "unlock-deferred", stmt, s.remove(stmt), s.after(list[before], "defer %s", s.code(stmt)))
					return
				}
			}
			if leaves(later) {
				return
			}
		}
	})
}

func orNone(x ast.Expr) ast.Expr {
	if x == nil {
		return &ast.BadExpr{}
	}
	return x
}

// lockedTwice calls a method that takes the lock in place of the one that expects it to be held.
func lockedTwice(s *source, report report) {
	each(s.tree, func(call *ast.CallExpr) {
		receiver, _ := method(call)
		function := s.decl(call)
		inner, ok := s.thing(call.Fun).(*types.Func)
		if receiver == nil || !ok || function == nil || s.body(call) != function.Body || len(function.Body.List) < 2 {
			return
		}
		mutex, ok := ast.Unparen(orNone(s.methodCall(function.Body.List[0], locking...))).(*ast.SelectorExpr)
		if !ok || !s.same(mutex.X, receiver) || !s.same(s.methodCall(function.Body.List[1], unlocking...), mutex) {
			return
		}
		if _, deferred := function.Body.List[1].(*ast.DeferStmt); !deferred {
			return
		}
		for _, outer := range s.pkg.methods(inner) {
			if outer.Name.Name != function.Name.Name && s.pkg.wraps(outer, inner, s.thing(mutex)) {
				report("self-deadlock", "locked-twice", call, s.replace(call.Fun.(*ast.SelectorExpr).Sel, "%s", outer.Name.Name))
			}
		}
	})
}

// locksFirst says whether a call is of a method whose first statement takes the mutex of the same value.
func (s *source) locksFirst(call *ast.CallExpr, mutex *ast.SelectorExpr) bool {
	receiver, _ := method(call)
	name, ok := s.thing(call.Fun).(*types.Func)
	if !ok || !s.same(receiver, mutex.X) {
		return false
	}
	return slices.ContainsFunc(s.pkg.methods(name), func(f *ast.FuncDecl) bool {
		return s.pkg.info.Defs[f.Name] == name && s.pkg.locks(f, s.thing(mutex))
	})
}

// methods are the methods of the type that one method belongs to.
func (p *pkg) methods(of *types.Func) []*ast.FuncDecl {
	owner := receiver(of)
	if owner == nil {
		return nil
	}
	var found []*ast.FuncDecl
	for _, s := range p.files {
		for _, decl := range s.tree.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || f.Recv == nil || f.Body == nil {
				continue
			}
			if other, ok := p.info.Defs[f.Name].(*types.Func); ok && receiver(other) == owner {
				found = append(found, f)
			}
		}
	}
	return found
}

// receiver is the named type that a method belongs to.
func receiver(of *types.Func) *types.TypeName {
	signature, ok := of.Type().(*types.Signature)
	if !ok || signature.Recv() == nil {
		return nil
	}
	kind := signature.Recv().Type()
	if pointer, ok := kind.(*types.Pointer); ok {
		kind = pointer.Elem()
	}
	if named, ok := kind.(*types.Named); ok {
		return named.Obj()
	}
	return nil
}

// locks says whether the first statement of a method takes that lock of its receiver.
func (p *pkg) locks(f *ast.FuncDecl, mutex types.Object) bool {
	s := p.files[0]
	if len(f.Body.List) == 0 || len(f.Recv.List) == 0 || len(f.Recv.List[0].Names) == 0 {
		return false
	}
	taken, ok := ast.Unparen(orNone(s.methodCall(f.Body.List[0], locking...))).(*ast.SelectorExpr)
	return ok && s.thing(taken) == mutex && s.object(taken.X) == p.info.Defs[f.Recv.List[0].Names[0]]
}

// wraps says whether a method does nothing but call another one under a lock, with the same parameters and results.
func (p *pkg) wraps(outer *ast.FuncDecl, inner *types.Func, mutex types.Object) bool {
	s := p.files[0]
	name, ok := p.info.Defs[outer.Name].(*types.Func)
	if !ok || !p.locks(outer, mutex) {
		return false
	}
	a, b := name.Signature(), inner.Signature()
	if !types.Identical(a.Params(), b.Params()) || !types.Identical(a.Results(), b.Results()) {
		return false
	}
	return count(outer.Body, func(call *ast.CallExpr) bool { return s.thing(call.Fun) == inner }) == 1
}

// lockInLoop makes an Unlock in a loop a deferred one: the second iteration waits for ever. The lock is taken in the
// same list of statements, each time anew, and nothing leaves the loop after the Unlock.
func lockInLoop(s *source, report report) {
	each(s.tree, func(stmt *ast.ExprStmt) {
		mutex := s.methodCall(stmt, unlocking...)
		body, _ := s.parents[stmt].(*ast.BlockStmt)
		if mutex == nil || body == nil || loopBody(s.parents[body]) != body || ends(body.List) {
			return
		}
		at := slices.Index(body.List, ast.Stmt(stmt))
		before := slices.IndexFunc(body.List[:at], func(other ast.Stmt) bool { return s.same(s.methodCall(other, locking...), mutex) })
		if before < 0 || s.mentioned(mutex, slices.Concat(body.List[:before], body.List[before+1:at], body.List[at+1:])) {
			return
		}
		// What is locked is the same in each iteration.
		base := mutex
		for {
			selector, ok := ast.Unparen(base).(*ast.SelectorExpr)
			if !ok {
				break
			}
			base = selector.X
		}
		if of := s.object(base); of == nil || within(position(of), s.parents[body]) {
			return
		}
		report("defer-in-loop", "unlock-deferred-in-loop", stmt, s.remove(stmt), s.after(body.List[before], "defer %s", s.code(stmt)))
	})
}

// position makes a thing's declaration a node.
func position(of types.Object) ast.Node { return &ast.Ident{NamePos: of.Pos(), Name: of.Name()} }

// receiverCopied makes a method that locks a mutex of its receiver one of the value: it locks a copy.
func receiverCopied(s *source, report report) {
	each(s.tree, func(f *ast.FuncDecl) {
		if f.Recv == nil || f.Body == nil || len(f.Recv.List) == 0 {
			return
		}
		star, ok := f.Recv.List[0].Type.(*ast.StarExpr)
		owner, known := s.object(starred(f.Recv.List[0].Type)).(*types.TypeName)
		if !ok || !known {
			return
		}
		fields, ok := owner.Type().Underlying().(*types.Struct)
		if !ok {
			return
		}
		for field := range fields.Fields() {
			kind := field.Type().String()
			if (kind == "sync.Mutex" || kind == "sync.RWMutex") && s.pkg.locks(f, field) {
				report("copied-lock", "receiver-copied", f, Edit{s.offset(star.Star), s.offset(star.Star) + 1, ""})
				return
			}
		}
	})
}

func starred(x ast.Expr) ast.Expr {
	if star, ok := x.(*ast.StarExpr); ok {
		return star.X
	}
	return x
}

// atomicDropped makes one of several atomic accesses of a field a plain one, in a function that is no constructor,
// takes no lock, and belongs to the type. Somewhere else the field is still written atomically.
func atomicDropped(s *source, report report) {
	each(s.tree, func(call *ast.CallExpr) {
		field, write := s.atomic(call)
		f := s.decl(call)
		if field == nil || f == nil || f.Recv == nil || !f.Name.IsExported() || count(f, func(other *ast.CallExpr) bool {
			_, name := method(other)
			return name == "Lock" || name == "RLock" || name == "Wait"
		}) > 0 {
			return
		}
		of := s.thing(field)
		elsewhere := 0
		for _, other := range s.pkg.files {
			elsewhere += count(other.tree, func(again *ast.CallExpr) bool {
				same, writes := s.atomic(again)
				return same != nil && s.thing(same) == of && writes && (again.Pos() < f.Pos() || f.End() < again.Pos())
			})
		}
		if elsewhere == 0 {
			return
		}
		if _, alone := s.parents[call].(*ast.ExprStmt); alone && write {
			if _, name := method(call); len(call.Args) == 2 && strings.HasPrefix(name, "Store") {
				report("mixed-atomic-access", "atomic-store-dropped", call, s.replace(call, "%s = %s", s.code(field), s.code(call.Args[1])))
			}
			return
		}
		if !write {
			report("mixed-atomic-access", "atomic-load-dropped", call, s.replace(call, "%s", s.code(field)))
		}
	})
}

// atomic is the field that a function of sync/atomic gets, and whether it is written.
func (s *source) atomic(call *ast.CallExpr) (*ast.SelectorExpr, bool) {
	name, ok := s.thing(call.Fun).(*types.Func)
	if !ok || name.Pkg() == nil || name.Pkg().Path() != "sync/atomic" || name.Signature().Recv() != nil || len(call.Args) == 0 {
		return nil, false
	}
	address, ok := call.Args[0].(*ast.UnaryExpr)
	if !ok || address.Op != token.AND {
		return nil, false
	}
	field, _ := address.X.(*ast.SelectorExpr)
	return field, len(call.Args) > 1
}
