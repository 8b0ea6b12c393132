package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"strings"
)

// streams are what a read may take less from than was asked for.
var streams = []string{"io.Reader", "io.ReadCloser", "io.ReadWriter", "io.ReadWriteCloser", "net.Conn", "*net.TCPConn", "*net.UnixConn", "*crypto/tls.Conn", "*bufio.Reader", "*bufio.ReadWriter"}

// fullReadDropped makes a read that fills its buffer one that may not, where nobody looks at the count. The buffer has
// more than one byte and is used afterwards.
func fullReadDropped(s *source, report report) {
	each(s.tree, func(call *ast.CallExpr) {
		if s.callee(call) != "io.ReadFull" || !s.named(call.Args[0], streams...) || s.random(call.Args[0], s.body(call)) {
			return
		}
		assign, ok := s.parents[call].(*ast.AssignStmt)
		if !ok || len(assign.Lhs) != 2 || s.code(assign.Lhs[0]) != "_" || s.single(call.Args[1]) || !s.usedAfter(call.Args[1], assign) {
			return
		}
		report("short-read", "full-read-dropped", call, s.replace(call, "%s.Read(%s)", s.code(call.Args[0]), s.code(call.Args[1])))
	})
}

// random says whether a reader is a source of random bytes, or a parameter that something may be put in place of.
func (s *source) random(x ast.Expr, body *ast.BlockStmt) bool {
	if of := s.object(x); of != nil && s.local(x) == nil && s.assigned(of, body) > 0 {
		return true
	}
	return regexp.MustCompile(`(?i)rand|entropy|seed`).MatchString(s.code(x))
}

// single says whether a buffer has one byte only.
func (s *source) single(x ast.Expr) bool {
	if slice, ok := x.(*ast.SliceExpr); ok {
		if slice.High != nil {
			return s.number(slice.High) == 1
		}
		x = slice.X
	}
	if array, ok := s.typeOf(x).Underlying().(*types.Array); ok {
		return array.Len() == 1
	}
	of := s.thing(x)
	return of != nil && inPackage(s, func(call *ast.CallExpr) bool {
		if s.callee(call) != "make" || len(call.Args) < 2 || s.number(call.Args[1]) != 1 {
			return false
		}
		return s.madeFor(call) == of
	})
}

// usedAfter says whether the variable under an expression is used after a statement.
func (s *source) usedAfter(x ast.Expr, after ast.Stmt) bool {
	if slice, ok := x.(*ast.SliceExpr); ok {
		x = slice.X
	}
	body := s.body(after)
	of := s.local(x)
	if _, selector := x.(*ast.SelectorExpr); selector {
		return count(body, func(n ast.Expr) bool { return n.Pos() > after.End() && s.same(n, x) }) > 0
	}
	return of != nil && slices.ContainsFunc(s.uses(of, body), func(use *ast.Ident) bool { return use.Pos() > after.End() })
}

// lengthCheckDropped takes out the only comparison of a length of 32 or 64 bits that was decoded from a stream, before
// it sizes a slice.
func lengthCheckDropped(s *source, report report) {
	decoded := regexp.MustCompile(`^\(encoding/binary\.(big|little)Endian\)\.Uint(32|64)$|^encoding/binary\.Read(Uvarint|Varint)$`)
	each(s.tree, func(assign *ast.AssignStmt) {
		left, call := made(assign)
		if len(left) == 0 || call == nil {
			return
		}
		inner := call
		for len(inner.Args) == 1 && s.conversion(inner) {
			next, ok := inner.Args[0].(*ast.CallExpr)
			if !ok {
				break
			}
			inner = next
		}
		of, body := s.local(left[0]), s.body(assign)
		if of == nil || !decoded.MatchString(s.callee(inner)) || !s.fromStream(inner, body) {
			return
		}
		var checks []*ast.IfStmt
		here(body, func(check *ast.IfStmt) {
			if len(s.uses(of, check.Cond)) > 0 {
				checks = append(checks, check)
			}
		})
		sizes := count(body, func(call *ast.CallExpr) bool {
			return s.callee(call) == "make" && len(call.Args) > 1 && len(s.uses(of, call)) > 0 && s.slice(call)
		})
		if len(checks) == 1 && sizes > 0 && checks[0].Else == nil && checks[0].Init == nil && ends(checks[0].Body.List) && strings.Contains(s.code(checks[0].Cond), ">") {
			report("unchecked-length-prefix", "length-check-dropped", assign, s.remove(checks[0]))
		}
	})
}

func (s *source) conversion(call *ast.CallExpr) bool { return s.pkg.info.Types[call.Fun].IsType() }

func (s *source) slice(call *ast.CallExpr) bool {
	_, ok := s.typeOf(call).Underlying().(*types.Slice)
	return ok
}

// fromStream says whether the function reads what is decoded from a stream.
func (s *source) fromStream(decode *ast.CallExpr, body *ast.BlockStmt) bool {
	if s.named(decode.Args[0], streams...) || s.named(decode.Args[0], "io.ByteReader") {
		return true
	}
	base := decode.Args[0]
	for {
		slice, ok := base.(*ast.SliceExpr)
		if !ok {
			break
		}
		base = slice.X
	}
	of := s.object(base)
	return of != nil && count(body, func(call *ast.CallExpr) bool {
		return s.callee(call) == "io.ReadFull" && s.named(call.Args[0], streams...) && len(s.uses(of, call.Args[1])) > 0
	}) > 0
}

// cloneDropped keeps a token that lies in the reader's buffer: in a slice, a field, a map, or on a channel.
func cloneDropped(s *source, report report) {
	each(s.tree, func(call *ast.CallExpr) {
		var token ast.Expr
		switch name := s.callee(call); {
		case name == "append" && len(call.Args) == 2 && call.Ellipsis.IsValid() && slices.Contains([]string{"[]byte(nil)", "[]byte{}"}, s.code(call.Args[0])):
			token = call.Args[1]
		case name == "bytes.Clone" || name == "slices.Clone":
			token = call.Args[0]
		default:
			return
		}
		if s.inBuffer(token) && s.loop(call) != nil && s.kept(call) {
			report("retained-token", "clone-dropped", call, s.replace(call, "%s", s.code(token)))
		}
	})
}

// inBuffer says whether a slice is what a scanner or reader has just found.
func (s *source) inBuffer(x ast.Expr) bool {
	token := regexp.MustCompile(`^\(\*bufio\.(Scanner\)\.Bytes|Reader\)\.(ReadSlice|ReadLine|Peek))$`)
	if call, ok := x.(*ast.CallExpr); ok {
		return token.MatchString(s.callee(call))
	}
	of := s.local(x)
	return of != nil && count(s.body(x), func(assign *ast.AssignStmt) bool {
		left, call := made(assign)
		return len(left) > 0 && s.object(left[0]) == types.Object(of) && token.MatchString(s.callee(call))
	}) > 0
}

func (s *source) kept(call *ast.CallExpr) bool {
	switch up := s.parents[call].(type) {
	case *ast.SendStmt, *ast.CompositeLit, *ast.KeyValueExpr:
		return true
	case *ast.CallExpr:
		return s.callee(up) == "append"
	case *ast.AssignStmt:
		switch up.Lhs[0].(type) {
		case *ast.SelectorExpr, *ast.IndexExpr:
			return true
		}
	}
	return false
}

// readerMoved makes a buffered reader anew in each iteration of the loop that reads from it, which follows at once.
func readerMoved(s *source, report report) {
	each(s.tree, func(assign *ast.AssignStmt) {
		left, call := made(assign)
		if len(left) != 1 || assign.Tok != token.DEFINE || !slices.Contains([]string{"bufio.NewReader", "bufio.NewScanner", "encoding/json.NewDecoder", "encoding/gob.NewDecoder"}, s.callee(call)) || !s.named(call.Args[0], streams...) {
			return
		}
		of, body := s.local(left[0]), s.body(assign)
		loop, ok := s.next(assign).(*ast.ForStmt)
		if of == nil || body == nil || !ok || loop.Cond != nil || len(s.uses(of, loop.Body)) != len(s.uses(of, body)) {
			return
		}
		report("rebuilt-reader", "reader-moved", assign, s.remove(assign), s.atStart(loop.Body, "%s", s.code(assign)))
	})
}

// packetBufferMoved makes one buffer of what was one for each datagram, while goroutines work with the datagrams.
func packetBufferMoved(s *source, report report) {
	each(s.tree, func(assign *ast.AssignStmt) {
		left, call := made(assign)
		loop := s.loop(assign)
		if len(left) != 1 || s.callee(call) != "make" || loop == nil || s.parents[assign] != loopBody(loop) || !s.slice(call) || s.number(call.Args[len(call.Args)-1]) < 0 {
			return
		}
		of := s.local(left[0])
		read := count(loop, func(call *ast.CallExpr) bool {
			_, name := method(call)
			return strings.HasPrefix(name, "Read") && len(s.uses(of, call)) > 0
		})
		handed := count(loop, func(stmt *ast.GoStmt) bool { return len(s.uses(of, stmt)) > 0 || s.throughCopy(of, stmt, loop) })
		if of != nil && read > 0 && handed > 0 {
			report("shared-packet-buffer", "packet-buffer-moved", assign, s.remove(assign), s.before(loop, "%s", s.code(assign)))
		}
	})
}

// throughCopy says whether a goroutine gets a variable that was sliced from the buffer.
func (s *source) throughCopy(of types.Object, stmt *ast.GoStmt, loop ast.Stmt) bool {
	found := false
	here(loop, func(assign *ast.AssignStmt) {
		if len(assign.Rhs) != 1 {
			return
		}
		if slice, ok := assign.Rhs[0].(*ast.SliceExpr); ok && s.object(slice.X) == of {
			found = found || len(s.uses(s.object(assign.Lhs[0]), stmt)) > 0
		}
	})
	return found
}
