package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// A channel is a local one, with the call that makes it.
type channel struct {
	of   *types.Var
	make *ast.CallExpr
	body *ast.BlockStmt
}

// channels visits the local channels that are made once, and of which each use is an operation in sight.
func (s *source) channels(visit func(channel)) {
	each(s.tree, func(assign *ast.AssignStmt) {
		left, call := made(assign)
		if len(left) != 1 || assign.Tok != token.DEFINE || s.callee(call) != "make" {
			return
		}
		of, body := s.local(left[0]), s.body(assign)
		if of == nil || s.assigned(of, body) != 1 {
			return
		}
		if _, ok := of.Type().Underlying().(*types.Chan); !ok {
			return
		}
		for _, use := range s.uses(of, body) {
			if s.operation(use) == "" {
				return
			}
		}
		visit(channel{of, call, body})
	})
}

// operation is what is done with a channel where it is mentioned: "send", "receive", "range", "close" or "len".
func (s *source) operation(use *ast.Ident) string {
	switch up := s.parents[use].(type) {
	case *ast.SendStmt:
		if up.Chan == use {
			return "send"
		}
	case *ast.UnaryExpr:
		if up.Op == token.ARROW {
			return "receive"
		}
	case *ast.RangeStmt:
		if up.X == use {
			return "range"
		}
	case *ast.CallExpr:
		if name := s.callee(up); name == "close" || name == "len" || name == "cap" {
			return name
		}
	}
	return ""
}

func (s *source) operations(c channel, wanted string) []*ast.Ident {
	var found []*ast.Ident
	for _, use := range s.uses(c.of, c.body) {
		if s.operation(use) == wanted {
			found = append(found, use)
		}
	}
	return found
}

func unbuffered(make *ast.CallExpr) bool { return len(make.Args) == 1 }

// inSelect says whether an operation is the one that an arm of a select waits for.
func (s *source) inSelect(use ast.Node) bool {
	stmt, ok := around[ast.Stmt](s, use)
	if !ok {
		return false
	}
	clause, ok := s.parents[stmt].(*ast.CommClause)
	return ok && clause.Comm == stmt
}

// closeDropped takes out the only close of a channel that is ranged over without a way out.
func closeDropped(s *source, report report) {
	s.channels(func(c channel) {
		closes, ranges := s.operations(c, "close"), s.operations(c, "range")
		if len(closes) != 1 || len(ranges) != 1 {
			return
		}
		loop := s.parents[ranges[0]].(*ast.RangeStmt)
		stmt, ok := around[ast.Stmt](s, closes[0])
		out := count(loop.Body, func(stmt ast.Stmt) bool { return leaves(stmt) })
		if ok && out == 0 && len(s.operations(c, "send")) > 0 {
			report("unclosed-range-channel", "close-dropped", loop, s.remove(stmt))
		}
	})
}

// roomDropped takes the room from the channel on which a goroutine sends its only result, where the select that
// receives it may leave the function by another arm. Nobody else receives.
func roomDropped(s *source, report report) {
	s.channels(func(c channel) {
		receives, sends := s.operations(c, "receive"), s.operations(c, "send")
		if unbuffered(c.make) || s.number(c.make.Args[1]) != 1 || len(receives) != 1 || len(sends) == 0 || len(s.operations(c, "range")) > 0 {
			return
		}
		for _, send := range sends {
			literal, ok := s.parents[s.body(send)].(*ast.FuncLit)
			if !ok || s.inSelect(send) || s.loop(send) != nil || !s.started(literal) {
				return
			}
		}
		choice, ok := around[*ast.SelectStmt](s, receives[0])
		if !ok || !s.inSelect(receives[0]) || s.body(choice) != c.body || s.loop(choice) != nil {
			return
		}
		for _, clause := range choice.Body.List {
			clause := clause.(*ast.CommClause)
			if clause.Comm == nil || within(receives[0], clause) || len(clause.Body) == 0 {
				continue
			}
			if _, returns := clause.Body[len(clause.Body)-1].(*ast.ReturnStmt); returns {
				report("abandoned-sender", "room-dropped", c.make, Edit{s.offset(c.make.Args[0].End()), s.offset(c.make.Rparen), ""})
				return
			}
		}
	})
}

// started says whether a literal is what a go statement starts.
func (s *source) started(literal *ast.FuncLit) bool {
	call, ok := s.parents[literal].(*ast.CallExpr)
	if !ok {
		return false
	}
	_, goes := s.parents[call].(*ast.GoStmt)
	return goes
}

// waitUnstarted waits for the senders in front of the loop that receives from them, in place of beside it. The channel
// has no room.
func waitUnstarted(s *source, report report) {
	s.channels(func(c channel) {
		closes, ranges := s.operations(c, "close"), s.operations(c, "range")
		if !unbuffered(c.make) || len(closes) != 1 || len(ranges) != 1 || s.body(ranges[0]) != c.body || len(s.operations(c, "receive")) > 0 {
			return
		}
		literal, ok := s.parents[s.body(closes[0])].(*ast.FuncLit)
		if !ok || !s.started(literal) || len(literal.Body.List) != 2 || within(ranges[0], literal) {
			return
		}
		wait := called(literal.Body.List[0])
		if s.callee(wait) != "(*sync.WaitGroup).Wait" {
			return
		}
		start, _ := around[*ast.GoStmt](s, s.parents[literal])
		for _, send := range s.operations(c, "send") {
			if s.body(send) != c.body && start != nil && start.Pos() < ranges[0].Pos() && !s.inSelect(send) {
				report("wait-before-drain", "wait-unstarted", wait, s.replace(start, "%s\n%sclose(%s)", s.code(wait), s.indent(start), c.of.Name()))
				return
			}
		}
	})
}

// makeDropped declares a channel in place of making it. It is sent on or received from outside of a select.
func makeDropped(s *source, report report) {
	s.channels(func(c channel) {
		assign, ok := s.parents[c.make].(*ast.AssignStmt)
		if !ok {
			return
		}
		for _, use := range s.uses(c.of, c.body) {
			if name := s.operation(use); (name == "send" || name == "receive" || name == "range") && !s.inSelect(use) {
				report("nil-channel", "make-dropped", assign, s.replace(assign, "var %s %s", c.of.Name(), s.code(c.make.Args[0])))
				return
			}
		}
	})
}

// closeRepeated adds a close before an early return to a function with a deferred one.
func closeRepeated(s *source, report report) {
	each(s.tree, func(stmt *ast.DeferStmt) {
		body := s.body(stmt)
		if s.callee(stmt.Call) != "close" || s.parents[stmt] != body || s.object(stmt.Call.Args[0]) == nil || s.assigned(s.object(stmt.Call.Args[0]), body) > 0 {
			return
		}
		reported := false
		here(body, func(back *ast.ReturnStmt) {
			if _, branch := s.parents[s.parents[back]].(*ast.IfStmt); branch && back.Pos() > stmt.Pos() && !reported {
				reported = true
				report("repeated-close", "close-repeated", back, s.before(back, "%s", s.code(stmt.Call)))
			}
		})
	})
}

// closeMoved takes the close that follows a sending loop into it. The loop sends more than once.
func closeMoved(s *source, report report) {
	each(s.tree, func(loop ast.Stmt) {
		body := loopBody(loop)
		if body == nil || ends(body.List) {
			return
		}
		stmt := s.next(loop)
		call := called(stmt)
		if s.callee(call) != "close" {
			return
		}
		of := s.thing(call.Args[0])
		for _, inner := range body.List {
			if send, ok := inner.(*ast.SendStmt); ok && of != nil && s.thing(send.Chan) == of {
				report("close-in-send-loop", "close-moved", loop, s.remove(stmt), s.atEnd(body, "%s", s.code(call)))
			}
		}
	})
}

// defaultAdded lets a loop that does nothing but select spin.
func defaultAdded(s *source, report report) {
	each(s.tree, func(loop *ast.ForStmt) {
		if loop.Init != nil || loop.Cond != nil || loop.Post != nil || len(loop.Body.List) != 1 {
			return
		}
		choice, ok := loop.Body.List[0].(*ast.SelectStmt)
		if !ok || len(choice.Body.List) < 2 {
			return
		}
		for _, clause := range choice.Body.List {
			if clause.(*ast.CommClause).Comm == nil {
				return
			}
		}
		report("spinning-select", "default-added", choice, s.atEnd(choice.Body, "default:"))
	})
}

// labelDropped makes a `break` leave the select in place of the loop around it, which has no condition.
func labelDropped(s *source, report report) {
	each(s.tree, func(label *ast.LabeledStmt) {
		loop, ok := label.Stmt.(*ast.ForStmt)
		if !ok || loop.Cond != nil {
			return
		}
		var branches []*ast.BranchStmt
		each(loop, func(branch *ast.BranchStmt) {
			if branch.Label != nil && branch.Label.Name == label.Label.Name {
				branches = append(branches, branch)
			}
		})
		if len(branches) != 1 || branches[0].Tok != token.BREAK || !s.breaksSelect(branches[0], loop) || !s.endsArm(branches[0]) {
			return
		}
		head := Edit{s.offset(label.Pos()), s.offset(loop.Pos()), ""}
		report("misplaced-break", "label-dropped", branches[0], s.replace(branches[0], "break"), head)
	})
}

// endsArm says whether a statement is the last one of an arm that waits for the end, or of the branch that has found the
// arm's channel closed.
func (s *source) endsArm(stmt ast.Stmt) bool {
	if clause, ok := s.parents[stmt].(*ast.CommClause); ok {
		receive, ok := clause.Comm.(*ast.ExprStmt)
		return ok && s.ending(receive)
	}
	block, _ := s.parents[stmt].(*ast.BlockStmt)
	check, ok := s.parents[block].(*ast.IfStmt)
	if block == nil || !ok {
		return false
	}
	clause, ok := s.parents[check].(*ast.CommClause)
	not, negated := check.Cond.(*ast.UnaryExpr)
	if !ok || !negated || not.Op != token.NOT {
		return false
	}
	received, ok := clause.Comm.(*ast.AssignStmt)
	return ok && len(received.Lhs) == 2 && s.object(received.Lhs[1]) != nil && s.object(received.Lhs[1]) == s.object(not.X)
}

// returnReplaced makes a return at the end of an arm a `break`, in a loop without condition at a function's end.
func returnReplaced(s *source, report report) {
	each(s.tree, func(back *ast.ReturnStmt) {
		loop, ok := s.loop(back).(*ast.ForStmt)
		if !ok || len(back.Results) > 0 || loop.Cond != nil || len(loop.Body.List) != 1 || !s.breaksSelect(back, loop) {
			return
		}
		clause, ok := s.parents[back].(*ast.CommClause)
		if !ok || clause.Comm == nil {
			return
		}
		if receive, ok := clause.Comm.(*ast.ExprStmt); ok && s.ending(receive) {
			report("misplaced-break", "return-replaced", back, s.replace(back, "break"))
		}
	})
}

// ending says whether an arm waits for something that stays: a context's Done, or a channel that is only ever closed.
func (s *source) ending(receive *ast.ExprStmt) bool {
	from, ok := receive.X.(*ast.UnaryExpr)
	if !ok {
		return false
	}
	if s.callee(from.X) == "(context.Context).Done" {
		return true
	}
	return s.closedInPackage(s.thing(from.X)) && !s.sentInPackage(s.thing(from.X))
}

// breaksSelect says whether a plain `break` in place of a statement would leave a select that is a part of the loop.
func (s *source) breaksSelect(stmt ast.Stmt, loop ast.Stmt) bool {
	for up := s.parents[stmt]; up != loop && up != nil; up = s.parents[up] {
		switch up := up.(type) {
		case *ast.SelectStmt:
			return s.loop(up) == loop
		case *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.ForStmt, *ast.RangeStmt:
			return false
		}
	}
	return false
}

// closedCheckDropped takes the look at `ok` from a receive in a loop that does nothing but select. The channel is closed
// somewhere in the package, and nothing else in the arm could end the loop.
func closedCheckDropped(s *source, report report) {
	each(s.tree, func(clause *ast.CommClause) {
		assign, ok := clause.Comm.(*ast.AssignStmt)
		loop, endless := s.loop(clause).(*ast.ForStmt)
		if !ok || !endless || loop.Cond != nil || len(loop.Body.List) != 1 || len(assign.Lhs) != 2 || len(clause.Body) < 2 {
			return
		}
		for _, stmt := range clause.Body[1:] {
			if count(stmt, func(n ast.Stmt) bool { return leaves(n) }) > 0 {
				return
			}
		}
		receive, ok := assign.Rhs[0].(*ast.UnaryExpr)
		check, branch := clause.Body[0].(*ast.IfStmt)
		if !ok || !branch || !s.closedInPackage(s.thing(receive.X)) || check.Else != nil || !ends(check.Body.List) {
			return
		}
		not, ok := check.Cond.(*ast.UnaryExpr)
		if !ok || not.Op != token.NOT || s.object(not.X) == nil || s.object(not.X) != s.object(assign.Lhs[1]) || len(s.uses(s.object(not.X), clause)) != 1 {
			return
		}
		fresh := s.replace(assign, "%s %s %s", s.code(assign.Lhs[0]), assign.Tok, s.code(receive))
		report("closed-channel-spin", "closed-check-dropped", clause, fresh, s.remove(check))
	})
}

// stops says whether an arm of a select waits for the end of a context and leaves.
func (s *source) stops(choice *ast.SelectStmt) bool {
	for _, clause := range choice.Body.List {
		clause := clause.(*ast.CommClause)
		if receive, ok := clause.Comm.(*ast.ExprStmt); ok {
			from, ok := receive.X.(*ast.UnaryExpr)
			if ok && s.callee(from.X) == "(context.Context).Done" && ends(clause.Body) {
				return true
			}
		}
	}
	return false
}

// notice says whether what is sent is an error or nothing but a signal, for which there is mostly room.
func (s *source) notice(send *ast.SendStmt) bool {
	kind, ok := s.typeOf(send.Chan).Underlying().(*types.Chan)
	if !ok {
		return true
	}
	fields, empty := kind.Elem().Underlying().(*types.Struct)
	return kind.Elem().String() == "error" || empty && fields.NumFields() == 0
}

// roomy says whether the channel that is sent on, or one that is handed over for it, may have room.
func (s *source) roomy(send *ast.SendStmt) bool {
	of := s.thing(send.Chan)
	return of == nil || inPackage(s, func(call *ast.CallExpr) bool {
		if s.callee(call) == "make" {
			return !unbuffered(call) && s.madeFor(call) == of
		}
		return slices.ContainsFunc(s.given(of, call), func(arg ast.Expr) bool { return s.madeWithRoom(s.thing(arg)) })
	})
}

// given are the arguments of a call that become a parameter.
func (s *source) given(parameter types.Object, call *ast.CallExpr) []ast.Expr {
	called, ok := s.thing(call.Fun).(*types.Func)
	if !ok {
		return nil
	}
	for i, other := range slices.Collect(called.Signature().Params().Variables()) {
		if types.Object(other) == parameter && i < len(call.Args) {
			return call.Args[i : i+1]
		}
	}
	return nil
}

func (s *source) madeWithRoom(of types.Object) bool {
	return of != nil && inPackage(s, func(call *ast.CallExpr) bool {
		return s.callee(call) == "make" && !unbuffered(call) && s.madeFor(call) == of
	})
}

func (s *source) closedInPackage(of types.Object) bool {
	return of != nil && inPackage(s, func(call *ast.CallExpr) bool {
		return s.callee(call) == "close" && s.thing(call.Args[0]) == of
	})
}

func (s *source) sentInPackage(of types.Object) bool {
	return of != nil && inPackage(s, func(send *ast.SendStmt) bool { return s.thing(send.Chan) == of })
}

func inPackage[N ast.Node](s *source, wanted func(N) bool) bool {
	for _, file := range s.pkg.files {
		if count(file.tree, wanted) > 0 {
			return true
		}
	}
	return false
}

// selectDropped makes a send that could be given up one that can't, in an arm of a select in a loop of which another arm
// waits for the end of the context.
func selectDropped(s *source, report report) {
	each(s.tree, func(choice *ast.SelectStmt) {
		outer, ok := around[*ast.SelectStmt](s, choice)
		if len(choice.Body.List) != 2 || !ok || s.loop(outer) == nil || !s.stops(outer) {
			return
		}
		var send *ast.CommClause
		done := false
		for _, clause := range choice.Body.List {
			clause := clause.(*ast.CommClause)
			switch comm := clause.Comm.(type) {
			case *ast.SendStmt:
				send = clause
			case *ast.ExprStmt:
				from, ok := comm.X.(*ast.UnaryExpr)
				done = ok && s.callee(from.X) == "(context.Context).Done" && ends(clause.Body)
			}
		}
		if send != nil && done && len(send.Body) == 0 && !s.notice(send.Comm.(*ast.SendStmt)) && !s.roomy(send.Comm.(*ast.SendStmt)) {
			report("uncancellable-send", "select-dropped", choice, s.replace(choice, "%s", s.code(send.Comm)))
		}
	})
}
