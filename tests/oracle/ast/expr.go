package main

import (
	"fmt"
	"go/ast"
	"go/token"
)

var unaryOps = map[token.Token]string{
	token.ADD: "Plus", token.SUB: "Minus", token.NOT: "Not", token.XOR: "Xor", token.AND: "And",
	token.ARROW: "Arrow", token.TILDE: "Tilde",
}

var binaryOps = map[token.Token]string{
	token.ADD: "Add", token.SUB: "Sub", token.MUL: "Mul", token.QUO: "Quo", token.REM: "Rem",
	token.AND: "And", token.OR: "Or", token.XOR: "Xor", token.SHL: "Shl", token.SHR: "Shr", token.AND_NOT: "AndNot",
	token.LAND: "LAnd", token.LOR: "LOr", token.EQL: "Eql", token.NEQ: "Neq",
	token.LSS: "Lss", token.LEQ: "Leq", token.GTR: "Gtr", token.GEQ: "Geq",
}

var litKinds = map[token.Token]string{
	token.INT: "Int", token.FLOAT: "Float", token.IMAG: "Imag", token.CHAR: "Char", token.STRING: "String",
}

func (d *dumper) expr(expr ast.Expr) {
	from, to := expr.Pos(), expr.End()
	line := func(label string, children func()) { d.line(label, from, to, children) }
	switch e := expr.(type) {
	case *ast.Ident:
		line("Ident "+e.Name, nil)
	case *ast.BasicLit:
		// As written: the parser removes carriage returns from raw strings.
		line(fmt.Sprintf("BasicLit %s %s", litKinds[e.Kind], quoted(string(d.src[d.at(from):d.at(to)]))), nil)
	case *ast.CompositeLit:
		line("CompositeLit"+has("type", e.Type != nil), func() {
			d.opt(e.Type)
			d.exprs(e.Elts)
		})
	case *ast.FuncLit:
		line("FuncLit "+d.signature(e.Type), func() {
			d.signatureFields(e.Type)
			d.stmt(e.Body)
		})
	case *ast.ParenExpr:
		line("ParenExpr", func() { d.expr(e.X) })
	case *ast.SelectorExpr:
		line("SelectorExpr", func() {
			d.expr(e.X)
			d.expr(e.Sel)
		})
	case *ast.IndexExpr:
		line("IndexExpr", func() {
			d.expr(e.X)
			d.expr(e.Index)
		})
	case *ast.IndexListExpr:
		line("IndexExpr", func() {
			d.expr(e.X)
			d.exprs(e.Indices)
		})
	case *ast.SliceExpr:
		line("SliceExpr"+has("lo", e.Low != nil)+has("hi", e.High != nil)+has("max", e.Max != nil), func() {
			d.expr(e.X)
			d.opt(e.Low)
			d.opt(e.High)
			d.opt(e.Max)
		})
	case *ast.TypeAssertExpr:
		line("TypeAssertExpr", func() {
			d.expr(e.X)
			d.opt(e.Type)
		})
	case *ast.CallExpr:
		line("CallExpr"+has("...", e.Ellipsis.IsValid()), func() {
			d.expr(e.Fun)
			d.exprs(e.Args)
		})
	case *ast.StarExpr:
		line("StarExpr", func() { d.expr(e.X) })
	case *ast.UnaryExpr:
		line("UnaryExpr "+unaryOps[e.Op], func() { d.expr(e.X) })
	case *ast.BinaryExpr:
		line("BinaryExpr "+binaryOps[e.Op], func() {
			d.expr(e.X)
			d.expr(e.Y)
		})
	case *ast.KeyValueExpr:
		line("KeyValueExpr", func() {
			d.expr(e.Key)
			d.expr(e.Value)
		})
	case *ast.ArrayType:
		line("ArrayType"+has("len", e.Len != nil), func() {
			d.opt(e.Len)
			d.expr(e.Elt)
		})
	case *ast.StructType:
		line("StructType", func() { d.fields(e.Fields) })
	case *ast.FuncType:
		line("FuncType "+d.signature(e), func() { d.signatureFields(e) })
	case *ast.InterfaceType:
		line("InterfaceType", func() { d.fields(e.Methods) })
	case *ast.MapType:
		line("MapType", func() {
			d.expr(e.Key)
			d.expr(e.Value)
		})
	case *ast.ChanType:
		dir := map[ast.ChanDir]string{ast.SEND: "Send", ast.RECV: "Recv", ast.SEND | ast.RECV: "Both"}[e.Dir]
		line("ChanType "+dir, func() { d.expr(e.Value) })
	case *ast.Ellipsis:
		line("Ellipsis", func() { d.opt(e.Elt) })
	default:
		line(fmt.Sprintf("%T", expr), nil)
	}
}
