package main

import (
	"go/ast"
	"strings"
)

// deprecations are the deprecated symbols of a package: "Name" or "Type.Member", and "" for the package itself.
type deprecations map[string]bool

// readDeprecations looks for the paragraphs that begin with "Deprecated:" in the documentation.
func readDeprecations(files []*ast.File) deprecations {
	d := deprecations{}
	for _, file := range files {
		d.note("", file.Doc)
		for _, decl := range file.Decls {
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				d.note(receiver(decl)+decl.Name.Name, decl.Doc)
			case *ast.GenDecl:
				for _, spec := range decl.Specs {
					d.spec(spec, decl.Doc)
				}
			}
		}
	}
	return d
}

// spec notes the names of one specification; the documentation of a group holds for all of them.
func (d deprecations) spec(spec ast.Spec, group *ast.CommentGroup) {
	switch spec := spec.(type) {
	case *ast.ValueSpec:
		for _, name := range spec.Names {
			d.note(name.Name, group)
			d.note(name.Name, spec.Doc)
			d.note(name.Name, spec.Comment)
		}
	case *ast.TypeSpec:
		d.note(spec.Name.Name, group)
		d.note(spec.Name.Name, spec.Doc)
		switch typ := spec.Type.(type) {
		case *ast.StructType:
			d.members(spec.Name.Name, typ.Fields)
		case *ast.InterfaceType:
			d.members(spec.Name.Name, typ.Methods)
		}
	}
}

func (d deprecations) members(owner string, list *ast.FieldList) {
	for _, field := range list.List {
		for _, name := range field.Names {
			d.note(owner+"."+name.Name, field.Doc)
		}
	}
}

func (d deprecations) note(symbol string, doc *ast.CommentGroup) {
	for paragraph := range strings.SplitSeq(doc.Text(), "\n\n") {
		if strings.HasPrefix(paragraph, "Deprecated: ") {
			d[symbol] = true
		}
	}
}

// receiver is the name of the receiver's type with a dot, or nothing for a function.
func receiver(decl *ast.FuncDecl) string {
	if decl.Recv == nil {
		return ""
	}
	typ := decl.Recv.List[0].Type
	for {
		switch t := typ.(type) {
		case *ast.StarExpr:
			typ = t.X
		case *ast.ParenExpr:
			typ = t.X
		case *ast.IndexExpr:
			typ = t.X
		case *ast.IndexListExpr:
			typ = t.X
		case *ast.Ident:
			return t.Name + "."
		default:
			return ""
		}
	}
}
