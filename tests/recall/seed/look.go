package main

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
)

// each calls `visit` for every node of type N below a node.
func each[N ast.Node](below ast.Node, visit func(N)) {
	ast.Inspect(below, func(n ast.Node) bool {
		if found, ok := n.(N); ok {
			visit(found)
		}
		return true
	})
}

// here calls `visit` like each, but stays out of function literals.
func here[N ast.Node](below ast.Node, visit func(N)) {
	ast.Inspect(below, func(n ast.Node) bool {
		if _, literal := n.(*ast.FuncLit); literal && n != below {
			return false
		}
		if found, ok := n.(N); ok {
			visit(found)
		}
		return true
	})
}

// count tells how many nodes of type N there are for which `wanted` holds.
func count[N ast.Node](below ast.Node, wanted func(N) bool) int {
	total := 0
	each(below, func(n N) {
		if wanted(n) {
			total++
		}
	})
	return total
}

// around is the nearest node of type N that has `n` in it, within the same function.
func around[N ast.Node](s *source, n ast.Node) (N, bool) {
	for up := s.parents[n]; up != nil; up = s.parents[up] {
		if found, ok := up.(N); ok {
			return found, true
		}
		switch up.(type) {
		case *ast.FuncLit, *ast.FuncDecl:
			var none N
			return none, false
		}
	}
	var none N
	return none, false
}

// within says whether `n` lies in `outer`.
func within(n, outer ast.Node) bool { return outer.Pos() <= n.Pos() && n.End() <= outer.End() }

// body is the body of the innermost function around a node.
func (s *source) body(n ast.Node) *ast.BlockStmt {
	for up := s.parents[n]; up != nil; up = s.parents[up] {
		switch f := up.(type) {
		case *ast.FuncLit:
			return f.Body
		case *ast.FuncDecl:
			return f.Body
		}
	}
	return nil
}

// decl is the declared function around a node.
func (s *source) decl(n ast.Node) *ast.FuncDecl {
	for up := n; up != nil; up = s.parents[up] {
		if f, ok := up.(*ast.FuncDecl); ok {
			return f
		}
	}
	return nil
}

func (s *source) functionName(n ast.Node) string {
	f := s.decl(n)
	if f == nil {
		return ""
	}
	if f.Recv == nil || len(f.Recv.List) == 0 {
		return f.Name.Name
	}
	kind := f.Recv.List[0].Type
	if star, ok := kind.(*ast.StarExpr); ok {
		kind = star.X
	}
	if index, ok := kind.(*ast.IndexExpr); ok {
		kind = index.X
	}
	return s.code(kind) + "." + f.Name.Name
}

// list is the list of statements that `stmt` is a direct part of, and where in it.
func (s *source) list(stmt ast.Stmt) ([]ast.Stmt, int) {
	var list []ast.Stmt
	switch up := s.parents[stmt].(type) {
	case *ast.BlockStmt:
		list = up.List
	case *ast.CaseClause:
		list = up.Body
	case *ast.CommClause:
		list = up.Body
	}
	return list, slices.Index(list, stmt)
}

// next is the statement after one, nil if it is the last of its list.
func (s *source) next(stmt ast.Stmt) ast.Stmt {
	if list, at := s.list(stmt); at >= 0 && at+1 < len(list) {
		return list[at+1]
	}
	return nil
}

func leaves(stmt ast.Stmt) bool {
	switch stmt := stmt.(type) {
	case *ast.ReturnStmt:
		return true
	case *ast.BranchStmt:
		return stmt.Tok == token.BREAK || stmt.Tok == token.GOTO
	}
	return false
}

// ends says whether a block ends by leaving.
func ends(list []ast.Stmt) bool { return len(list) > 0 && leaves(list[len(list)-1]) }

// object is what an expression that is a plain name means.
func (s *source) object(x ast.Expr) types.Object {
	name, ok := ast.Unparen(x).(*ast.Ident)
	if !ok {
		return nil
	}
	if made := s.pkg.info.Defs[name]; made != nil {
		return made
	}
	return s.pkg.info.Uses[name]
}

// thing is what a name or the field of a selector means, so that two mentions of a field compare equal.
func (s *source) thing(x ast.Expr) types.Object {
	if selector, ok := ast.Unparen(x).(*ast.SelectorExpr); ok {
		return s.pkg.info.Uses[selector.Sel]
	}
	return s.object(x)
}

// uses are the mentions of a thing below a node, its declaration left out.
func (s *source) uses(of types.Object, below ast.Node) []*ast.Ident {
	var found []*ast.Ident
	each(below, func(name *ast.Ident) {
		if of != nil && s.pkg.info.Uses[name] == of {
			found = append(found, name)
		}
	})
	return found
}

// local is the variable that an expression names, if it was declared in the declared function around it.
func (s *source) local(x ast.Expr) *types.Var {
	found, ok := s.object(x).(*types.Var)
	if f := s.decl(x); ok && f != nil && f.Body != nil && f.Body.Pos() <= found.Pos() && found.Pos() < f.Body.End() {
		return found
	}
	return nil
}

func (s *source) typeOf(x ast.Expr) types.Type {
	if name, ok := ast.Unparen(x).(*ast.Ident); ok && s.object(name) != nil {
		return s.object(name).Type()
	}
	if known := s.pkg.info.Types[x].Type; known != nil {
		return known
	}
	return types.Typ[types.Invalid]
}

// named says whether an expression has a type of that full name, such as "*net.TCPConn".
func (s *source) named(x ast.Expr, names ...string) bool {
	return slices.Contains(names, s.typeOf(x).String())
}

// callee is the full name of what is called, such as "(*net/http.Client).Do", and "" for what is not known.
func (s *source) callee(x ast.Node) string {
	call, ok := x.(*ast.CallExpr)
	if !ok || call == nil {
		return ""
	}
	if name, ok := s.thing(call.Fun).(*types.Func); ok {
		return name.FullName()
	}
	if name, ok := s.object(call.Fun).(*types.Builtin); ok {
		return name.Name()
	}
	return ""
}

// called is the call that a statement consists of, also behind a defer.
func called(stmt ast.Stmt) *ast.CallExpr {
	switch stmt := stmt.(type) {
	case *ast.ExprStmt:
		call, _ := stmt.X.(*ast.CallExpr)
		return call
	case *ast.DeferStmt:
		return stmt.Call
	}
	return nil
}

// method takes apart a call `x.m()`: what x is, and the name of m.
func method(call *ast.CallExpr) (ast.Expr, string) {
	if call == nil {
		return nil, ""
	}
	if selector, ok := call.Fun.(*ast.SelectorExpr); ok {
		return selector.X, selector.Sel.Name
	}
	return nil, ""
}

// methodCall says whether a statement is `x.m()` with a method of one of these full names, and gives x.
func (s *source) methodCall(stmt ast.Stmt, names ...string) ast.Expr {
	if call := called(stmt); call != nil && slices.Contains(names, s.callee(call)) {
		x, _ := method(call)
		return x
	}
	return nil
}

// made is the call whose results a statement declares or assigns, with the left side.
func made(stmt ast.Stmt) ([]ast.Expr, *ast.CallExpr) {
	assign, ok := stmt.(*ast.AssignStmt)
	if !ok || len(assign.Rhs) != 1 {
		return nil, nil
	}
	call, ok := assign.Rhs[0].(*ast.CallExpr)
	if !ok {
		return nil, nil
	}
	return assign.Lhs, call
}

// same says whether two expressions are the same chain of names.
func (s *source) same(a, b ast.Expr) bool {
	if a == nil || b == nil {
		return false
	}
	switch a := ast.Unparen(a).(type) {
	case *ast.Ident:
		return s.object(a) != nil && s.object(a) == s.object(b)
	case *ast.SelectorExpr:
		other, ok := ast.Unparen(b).(*ast.SelectorExpr)
		return ok && a.Sel.Name == other.Sel.Name && s.same(a.X, other.X)
	}
	return false
}

// number is the value of a constant expression, -1 if it is none.
func (s *source) number(x ast.Expr) int64 {
	if value := s.pkg.info.Types[x].Value; value != nil && value.Kind() == constant.Int {
		if n, exact := constant.Int64Val(value); exact {
			return n
		}
	}
	return -1
}

// literal is the function literal that a statement starts as a goroutine: by go, or by Go of a group.
func (s *source) goroutine(stmt ast.Stmt) *ast.FuncLit {
	switch stmt := stmt.(type) {
	case *ast.GoStmt:
		literal, _ := stmt.Call.Fun.(*ast.FuncLit)
		return literal
	case *ast.ExprStmt:
		call, ok := stmt.X.(*ast.CallExpr)
		// Without a go.mod nobody knows what another module's group does.
		known := s.pkg.version != "" || s.callee(call) != ""
		if _, name := method(call); ok && known && name == "Go" && len(call.Args) == 1 {
			literal, _ := call.Args[0].(*ast.FuncLit)
			return literal
		}
	}
	return nil
}

// loopBody is the body of a loop, nil for anything else.
func loopBody(n ast.Node) *ast.BlockStmt {
	switch n := n.(type) {
	case *ast.ForStmt:
		return n.Body
	case *ast.RangeStmt:
		return n.Body
	}
	return nil
}

// loop is the nearest loop around a node in the same function.
func (s *source) loop(n ast.Node) ast.Stmt {
	for up := s.parents[n]; up != nil; up = s.parents[up] {
		switch up := up.(type) {
		case *ast.ForStmt:
			return up
		case *ast.RangeStmt:
			return up
		case *ast.FuncLit, *ast.FuncDecl:
			return nil
		}
	}
	return nil
}

// madeFor is the variable or field that gets the result of a call, if the call is all of what it gets.
func (s *source) madeFor(call *ast.CallExpr) types.Object {
	for _, file := range s.pkg.files {
		switch up := file.parents[call].(type) {
		case *ast.AssignStmt:
			if at := slices.Index(up.Rhs, ast.Expr(call)); at < len(up.Lhs) {
				return s.thing(up.Lhs[at])
			}
		case *ast.KeyValueExpr:
			if name, ok := up.Key.(*ast.Ident); ok {
				return s.pkg.info.Uses[name]
			}
		}
	}
	return nil
}
