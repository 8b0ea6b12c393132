package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"strings"
)

var connTypes = []string{"*net.TCPConn", "*net.UDPConn", "*net.UnixConn", "*net.TCPAddr", "*net.UDPAddr", "*net.TCPListener", "*net.UnixAddr"}

// checkDropped makes the type assertion of a connection, listener or address one that panics, where the code went
// another way if it was of another type. The value is what anybody calls an exported function with.
func checkDropped(s *source, report report) {
	each(s.tree, func(assign *ast.AssignStmt) {
		if len(assign.Lhs) != 2 || len(assign.Rhs) != 1 {
			return
		}
		assertion, ok := assign.Rhs[0].(*ast.TypeAssertExpr)
		if !ok || assertion.Type == nil || !slices.Contains(connTypes, s.typeOf(assertion.Type).String()) || !s.named(assertion.X, "net.Conn", "net.Listener", "net.Addr", "net.PacketConn") {
			return
		}
		if !s.givenByAnybody(assertion.X) {
			return
		}
		checked := s.object(assign.Lhs[1])
		branch, inside := s.parents[assign].(*ast.IfStmt)
		if !inside {
			branch, _ = s.next(assign).(*ast.IfStmt)
		}
		if checked == nil || branch == nil || branch.Else != nil || len(s.uses(checked, s.body(assign))) != 1 {
			return
		}
		plain := s.code(assign.Lhs[0]) + " " + assign.Tok.String() + " " + s.code(assertion)
		not, negated := branch.Cond.(*ast.UnaryExpr)
		switch {
		case inside && s.object(branch.Cond) == checked && !s.typeKnown(assertion.X):
			head := Edit{s.offset(branch.Pos()), s.offset(branch.Body.Lbrace) + 1, "{\n" + s.indent(branch) + "\t" + plain}
			report("unchecked-conn-assertion", "check-dropped", assign, head)
		case !inside && negated && s.object(not.X) == checked && ends(branch.Body.List) && !s.typeKnown(assertion.X):
			report("unchecked-conn-assertion", "check-dropped", assign, s.replace(assign, "%s", plain), s.remove(branch))
		}
	})
}

// givenByAnybody says whether an expression is a parameter of an exported function, or of an exported method of an exported
// type, or an address of one.
func (s *source) givenByAnybody(x ast.Expr) bool {
	if call, ok := x.(*ast.CallExpr); ok && len(call.Args) == 0 {
		x, _ = method(call)
	}
	of, f := s.object(x), s.decl(x)
	if of == nil || f == nil || !f.Name.IsExported() || s.tree.Name.Name == "main" {
		return false
	}
	if name, ok := s.pkg.info.Defs[f.Name].(*types.Func); ok {
		owner := receiver(name)
		return f.Type.Params.Pos() <= of.Pos() && of.Pos() < f.Type.Params.End() && (owner == nil || owner.Exported())
	}
	return false
}

// typeKnown says whether the function looks at what is asserted in another way as well: it may know the type by then.
func (s *source) typeKnown(x ast.Expr) bool {
	return count(s.body(x), func(other *ast.TypeAssertExpr) bool { return s.code(other.X) == s.code(x) }) > 1
}

// acceptErrorDropped throws away the error of Accept in a loop.
func acceptErrorDropped(s *source, report report) {
	s.accepts(func(assign *ast.AssignStmt, check *ast.IfStmt, _ ast.Stmt) {
		tok := assign.Tok
		if name, ok := assign.Lhs[0].(*ast.Ident); ok && tok == token.DEFINE && s.pkg.info.Defs[name] == nil {
			tok = token.ASSIGN
		}
		fresh := s.replace(assign, "%s, _ %s %s", s.code(assign.Lhs[0]), tok, s.code(assign.Rhs[0]))
		report("discarded-accept-error", "accept-error-dropped", assign, fresh, s.remove(check))
	})
}

// acceptRetried goes on after any error of Accept, in a loop without condition.
func acceptRetried(s *source, report report) {
	s.accepts(func(assign *ast.AssignStmt, check *ast.IfStmt, loop ast.Stmt) {
		if endless, ok := loop.(*ast.ForStmt); ok && endless.Cond == nil && ends(check.Body.List) {
			report("accept-spin", "accept-retried", assign, s.replace(check.Body, "{\n%s\tcontinue\n%s}", s.indent(check), s.indent(check)))
		}
	})
}

// accepts visits `c, err := l.Accept(); if err != nil { … }` in loops.
func (s *source) accepts(visit func(*ast.AssignStmt, *ast.IfStmt, ast.Stmt)) {
	accept := regexp.MustCompile(`^\(net\.Listener\)\.Accept$|^\(\*net\.(TCP|Unix)Listener\)\.Accept\w*$`)
	each(s.tree, func(assign *ast.AssignStmt) {
		left, call := made(assign)
		loop := s.loop(assign)
		check, ok := s.next(assign).(*ast.IfStmt)
		if len(left) != 2 || !accept.MatchString(s.callee(call)) || loop == nil || !ok || check.Else != nil {
			return
		}
		if s.code(check.Cond) == s.code(left[1])+" != nil" {
			visit(assign, check, loop)
		}
	})
}

// isReplaced compares a wrapped network error by `==`.
func isReplaced(s *source, report report) {
	operation := regexp.MustCompile(`^\(\*?net\.(Conn|TCPConn|UDPConn|UnixConn|Listener|TCPListener|PacketConn|Dialer|UnixListener)\)\.(Read|Write|Accept|Dial)\w*$|^net\.Dial\w*$`)
	each(s.tree, func(call *ast.CallExpr) {
		if s.callee(call) != "errors.Is" || !slices.Contains([]string{"net.ErrClosed", "os.ErrDeadlineExceeded"}, s.code(call.Args[1])) {
			return
		}
		of, body := s.local(call.Args[0]), s.body(call)
		if of == nil {
			return
		}
		// The last thing that was assigned to the variable before the comparison.
		var last string
		each(body, func(assign *ast.AssignStmt) {
			left, from := made(assign)
			for _, x := range left {
				if s.object(x) == of && assign.Pos() < call.Pos() {
					last = s.callee(from)
				}
			}
		})
		if operation.MatchString(last) {
			report("compared-net-error", "is-replaced", call, s.replace(call, "%s == %s", s.code(call.Args[0]), s.code(call.Args[1])))
		}
	})
}

// nowDropped makes a deadline of a duration alone.
func nowDropped(s *source, report report) {
	each(s.tree, func(call *ast.CallExpr) {
		if !strings.HasSuffix(s.callee(call), "Deadline") || len(call.Args) != 1 || s.callee(call.Args[0]) != "(time.Time).Add" {
			return
		}
		now, _ := method(call.Args[0].(*ast.CallExpr))
		if s.callee(now) == "time.Now" {
			report("zero-time-deadline", "now-dropped", call, s.replace(now, "time.Time{}"))
		}
	})
}

// deadlineMoved sets a deadline once, in front of a loop that goes on after each timeout.
func deadlineMoved(s *source, report report) {
	each(s.tree, func(call *ast.CallExpr) {
		conn, name := method(call)
		loop, ok := s.loop(call).(*ast.ForStmt)
		if !ok || loop.Cond != nil || !strings.HasPrefix(name, "Set") || !strings.HasSuffix(name, "Deadline") || !strings.HasPrefix(s.callee(call), "(") || s.local(conn) == nil {
			return
		}
		stmt, ok := around[ast.Stmt](s, call)
		if !ok || s.parents[stmt] != loop.Body || within(position(s.local(conn)), loop) {
			return
		}
		goesOn := count(loop, func(branch *ast.IfStmt) bool {
			return strings.Contains(s.code(branch.Cond), "Timeout()") && len(branch.Body.List) == 1 && s.code(branch.Body.List[0]) == "continue"
		})
		if goesOn == 1 {
			report("expired-deadline-retry", "deadline-moved", call, s.remove(stmt), s.before(loop, "%s", s.code(stmt)))
		}
	})
}

// addressesCompared compares the bytes of two addresses of which neither is known to have a certain length.
func addressesCompared(s *source, report report) {
	each(s.tree, func(call *ast.CallExpr) {
		x, _ := method(call)
		if s.callee(call) != "(net.IP).Equal" || !s.anyLength(x) || !s.anyLength(call.Args[0]) {
			return
		}
		edits := append(s.withImport("bytes"), s.replace(call, "bytes.Equal(%s, %s)", s.code(x), s.code(call.Args[0])))
		report("byte-compared-ip", "addresses-compared", call, edits...)
	})
}

func (s *source) anyLength(x ast.Expr) bool {
	return !strings.Contains(s.code(x), "To4()") && !strings.Contains(s.code(x), "To16()") && s.named(x, "net.IP")
}

// lookupErrorDropped takes out the look at the error of a look-up whose first result is used.
func lookupErrorDropped(s *source, report report) {
	each(s.tree, func(assign *ast.AssignStmt) {
		left, call := made(assign)
		if len(left) != 2 || !regexp.MustCompile(`^\(\*net\.Resolver\)\.Lookup|^net\.Lookup`).MatchString(s.callee(call)) {
			return
		}
		of := s.local(left[0])
		check, ok := s.next(assign).(*ast.IfStmt)
		if of == nil || !ok || !strings.HasPrefix(s.code(check.Cond), s.code(left[1])+" != nil") || check.Else != nil {
			return
		}
		indexed := count(s.body(assign), func(index *ast.IndexExpr) bool { return s.object(index.X) == of && s.number(index.Index) == 0 })
		guarded := count(s.body(assign), func(call *ast.CallExpr) bool { return s.callee(call) == "len" && s.object(call.Args[0]) == of })
		if indexed > 0 && (guarded == 0 || strings.Contains(s.code(check.Cond), "len(")) {
			fresh := s.replace(assign, "%s, _ %s %s", s.code(left[0]), assign.Tok, s.code(call))
			report("unchecked-lookup-index", "lookup-error-dropped", assign, fresh, s.remove(check))
		}
	})
}

// enableDropped takes the switch from a keep-alive configuration that is used.
func enableDropped(s *source, report report) {
	each(s.tree, func(literal *ast.CompositeLit) {
		if s.typeOf(literal).String() != "net.KeepAliveConfig" || len(literal.Elts) < 2 {
			return
		}
		for _, element := range literal.Elts {
			pair, ok := element.(*ast.KeyValueExpr)
			if !ok || s.code(pair) != "Enable: true" && !strings.HasPrefix(s.code(pair), "Enable:") {
				continue
			}
			end := s.offset(pair.End())
			end += len(s.text[end:]) - len(strings.TrimPrefix(string(s.text[end:]), ","))
			report("disabled-keepalive-config", "enable-dropped", literal, Edit{s.offset(pair.Pos()), end, ""})
		}
	})
}

// convertedToFour indexes an address that was parsed as if it were of four bytes.
func convertedToFour(s *source, report report) {
	each(s.tree, func(assign *ast.AssignStmt) {
		left, call := made(assign)
		if len(left) != 1 || s.callee(call) != "(net.IP).To4" {
			return
		}
		x, _ := method(call)
		of := s.local(left[0])
		if of == nil || s.callee(x) != "net.ParseIP" {
			return
		}
		if count(s.body(assign), func(index *ast.IndexExpr) bool {
			return s.object(index.X) == types.Object(of) && s.number(index.Index) >= 0
		}) > 0 {
			report("misindexed-ip", "four-bytes-dropped", assign, s.replace(call, "%s", s.code(x)))
		}
	})
}
