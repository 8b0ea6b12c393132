package main

import (
	"fmt"
	"go/ast"
	"go/token"
)

var branchToks = map[token.Token]string{
	token.BREAK: "Break", token.CONTINUE: "Continue", token.GOTO: "Goto", token.FALLTHROUGH: "Fallthrough",
}

var assignOps = map[token.Token]token.Token{
	token.ADD_ASSIGN: token.ADD, token.SUB_ASSIGN: token.SUB, token.MUL_ASSIGN: token.MUL, token.QUO_ASSIGN: token.QUO,
	token.REM_ASSIGN: token.REM, token.AND_ASSIGN: token.AND, token.OR_ASSIGN: token.OR, token.XOR_ASSIGN: token.XOR,
	token.SHL_ASSIGN: token.SHL, token.SHR_ASSIGN: token.SHR, token.AND_NOT_ASSIGN: token.AND_NOT,
}

func assignTok(tok token.Token) string {
	switch tok {
	case token.ASSIGN:
		return "Assign"
	case token.DEFINE:
		return "Define"
	}
	return fmt.Sprintf("Op(%s)", binaryOps[assignOps[tok]])
}

// end is the end of a statement. An implicit empty statement, which go/ast puts at the closing brace of the block,
// stands directly behind its label here.
func end(stmt ast.Stmt) token.Pos {
	switch s := stmt.(type) {
	case *ast.LabeledStmt:
		if empty, ok := s.Stmt.(*ast.EmptyStmt); ok && empty.Implicit {
			return s.Colon + 1
		}
		return end(s.Stmt)
	case *ast.CaseClause:
		return clauseEnd(s.Colon, s.Body)
	case *ast.CommClause:
		return clauseEnd(s.Colon, s.Body)
	}
	return stmt.End()
}

func clauseEnd(colon token.Pos, body []ast.Stmt) token.Pos {
	if len(body) == 0 {
		return colon + 1
	}
	return end(body[len(body)-1])
}

func (d *dumper) stmts(stmts []ast.Stmt) {
	for _, stmt := range stmts {
		d.stmt(stmt)
	}
}

func (d *dumper) optStmt(stmt ast.Stmt) {
	if stmt != nil {
		d.stmt(stmt)
	}
}

func (d *dumper) stmt(stmt ast.Stmt) {
	line := func(label string, children func()) { d.line(label, stmt.Pos(), end(stmt), children) }
	switch s := stmt.(type) {
	case *ast.EmptyStmt:
		line("EmptyStmt", nil)
	case *ast.DeclStmt:
		decl := s.Decl.(*ast.GenDecl)
		line("DeclStmt "+genTok(decl.Tok), func() { d.specs(decl) })
	case *ast.LabeledStmt:
		line("LabeledStmt", func() {
			d.expr(s.Label)
			if empty, ok := s.Stmt.(*ast.EmptyStmt); ok && empty.Implicit {
				d.line("EmptyStmt", s.Colon+1, s.Colon+1, nil)
				return
			}
			d.stmt(s.Stmt)
		})
	case *ast.ExprStmt:
		line("ExprStmt", func() { d.expr(s.X) })
	case *ast.SendStmt:
		line("SendStmt", func() {
			d.expr(s.Chan)
			d.expr(s.Value)
		})
	case *ast.IncDecStmt:
		line("IncDecStmt "+s.Tok.String(), func() { d.expr(s.X) })
	case *ast.AssignStmt:
		line(fmt.Sprintf("AssignStmt %d %s", len(s.Lhs), assignTok(s.Tok)), func() {
			d.exprs(s.Lhs)
			d.exprs(s.Rhs)
		})
	case *ast.GoStmt:
		line("GoStmt", func() { d.expr(s.Call) })
	case *ast.DeferStmt:
		line("DeferStmt", func() { d.expr(s.Call) })
	case *ast.ReturnStmt:
		line("ReturnStmt", func() { d.exprs(s.Results) })
	case *ast.BranchStmt:
		line("BranchStmt "+branchToks[s.Tok], func() {
			if s.Label != nil {
				d.expr(s.Label)
			}
		})
	case *ast.BlockStmt:
		line("BlockStmt", func() { d.stmts(s.List) })
	case *ast.IfStmt:
		line("IfStmt"+has("init", s.Init != nil)+has("else", s.Else != nil), func() {
			d.optStmt(s.Init)
			d.expr(s.Cond)
			d.stmt(s.Body)
			d.optStmt(s.Else)
		})
	case *ast.CaseClause:
		line(fmt.Sprintf("CaseClause %d%s", len(s.List), has("default", s.List == nil)), func() {
			d.exprs(s.List)
			d.stmts(s.Body)
		})
	case *ast.SwitchStmt:
		line("SwitchStmt"+has("init", s.Init != nil)+has("tag", s.Tag != nil), func() {
			d.optStmt(s.Init)
			d.opt(s.Tag)
			d.stmts(s.Body.List)
		})
	case *ast.TypeSwitchStmt:
		line("TypeSwitchStmt"+has("init", s.Init != nil), func() {
			d.optStmt(s.Init)
			d.stmt(s.Assign)
			d.stmts(s.Body.List)
		})
	case *ast.CommClause:
		line("CommClause"+has("comm", s.Comm != nil), func() {
			d.optStmt(s.Comm)
			d.stmts(s.Body)
		})
	case *ast.SelectStmt:
		line("SelectStmt", func() { d.stmts(s.Body.List) })
	case *ast.ForStmt:
		line("ForStmt"+has("init", s.Init != nil)+has("cond", s.Cond != nil)+has("post", s.Post != nil), func() {
			d.optStmt(s.Init)
			d.opt(s.Cond)
			d.optStmt(s.Post)
			d.stmt(s.Body)
		})
	case *ast.RangeStmt:
		define := has("define", s.Tok == token.DEFINE)
		line("RangeStmt"+has("key", s.Key != nil)+has("value", s.Value != nil)+define, func() {
			d.opt(s.Key)
			d.opt(s.Value)
			d.expr(s.X)
			d.stmt(s.Body)
		})
	default:
		line(fmt.Sprintf("%T", stmt), nil)
	}
}
