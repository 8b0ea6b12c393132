// Command ast prints the syntax of Go files as go/parser sees it, in the format of gohazard's syntax dump.
//
// It reads paths from its standard input, one a line, and answers each with a line "FILE path size", or
// "SKIP path" for a file that does not parse, and the dump of size bytes.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
)

func main() {
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		path := in.Text()
		dump, err := dumpFile(path)
		if err != nil {
			fmt.Fprintf(out, "SKIP %s\n", path)
		} else {
			fmt.Fprintf(out, "FILE %s %d\n", path, len(dump))
			out.Write(dump)
		}
		out.Flush()
	}
}

func dumpFile(path string) ([]byte, error) {
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, path, src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	d := &dumper{src: src, base: fset.File(file.FileStart).Base()}
	d.file(file)
	return d.out.Bytes(), nil
}

type dumper struct {
	src   []byte
	base  int
	out   bytes.Buffer
	depth int
}

func (d *dumper) at(pos token.Pos) int { return int(pos) - d.base }

func (d *dumper) span(from, to token.Pos) string {
	return fmt.Sprintf("%d..%d", d.at(from), d.at(to))
}

// line writes a node and then its children.
func (d *dumper) line(label string, from, to token.Pos, children func()) {
	fmt.Fprintf(&d.out, "%*s%s %s\n", d.depth*2, "", label, d.span(from, to))
	if children != nil {
		d.depth++
		children()
		d.depth--
	}
}

func (d *dumper) file(file *ast.File) {
	generated := ""
	if ast.IsGenerated(file) {
		generated = " generated"
	}
	fmt.Fprintf(&d.out, "(File 0..%d %s%s\n", len(d.src), file.Name.Name, generated)
	var comments []*ast.Comment
	for _, group := range file.Comments {
		comments = append(comments, group.List...)
	}
	// Comments in front of end are printed: those from start on as part of the declaration, others are left.
	decl := func(label string, start, end token.Pos, children func()) {
		fmt.Fprintf(&d.out, "  (%s %s\n", label, d.span(start, end))
		d.depth = 2
		children()
		var rest []*ast.Comment
		for _, comment := range comments {
			if start <= comment.Pos() && comment.Pos() < end {
				d.comment("    ", comment)
			} else {
				rest = append(rest, comment)
			}
		}
		comments = rest
		d.out.WriteString("  )\n")
	}
	decl("Package", file.Package, file.Name.End(), func() { d.expr(file.Name) })
	for _, top := range file.Decls {
		switch top := top.(type) {
		case *ast.GenDecl:
			decl("GenDecl "+genTok(top.Tok), top.Pos(), top.End(), func() { d.specs(top) })
		case *ast.FuncDecl:
			label := "FuncDecl"
			if top.Recv != nil && len(top.Recv.List) > 0 {
				label += " method"
			}
			label += " " + d.signature(top.Type)
			decl(label, top.Pos(), top.End(), func() {
				if top.Recv != nil && len(top.Recv.List) > 0 {
					d.field(top.Recv.List[0])
				}
				d.expr(top.Name)
				d.signatureFields(top.Type)
				if top.Body != nil {
					d.stmt(top.Body)
				}
			})
		}
	}
	for _, comment := range comments {
		d.comment("  ", comment)
	}
	d.out.WriteString(")\n")
}

func (d *dumper) comment(indent string, comment *ast.Comment) {
	start := d.at(comment.Pos())
	// Carriage returns are missing in the text, so the end is looked up in the source.
	rest := d.src[start:]
	var end int
	if bytes.HasPrefix(rest, []byte("//")) {
		end = bytes.IndexByte(rest, '\n')
		if end < 0 {
			end = len(rest)
		}
		end = len(bytes.TrimSuffix(rest[:end], []byte("\r")))
	} else {
		end = bytes.Index(rest[2:], []byte("*/")) + 4
	}
	fmt.Fprintf(&d.out, "%s(Comment %d..%d %s)\n", indent, start, start+end, quoted(string(rest[:end])))
}

var quoter = strings.NewReplacer("\\", "\\\\", "\n", "\\n", "\r", "\\r")

func quoted(text string) string { return quoter.Replace(text) }

func genTok(tok token.Token) string {
	return map[token.Token]string{token.IMPORT: "Import", token.CONST: "Const", token.TYPE: "Type", token.VAR: "Var"}[tok]
}

func has(what string, there bool) string {
	if there {
		return " " + what
	}
	return ""
}

func (d *dumper) specs(decl *ast.GenDecl) {
	for i, spec := range decl.Specs {
		switch spec := spec.(type) {
		case *ast.ImportSpec:
			// The end of an import is that of its path here.
			d.line("ImportSpec"+has("name", spec.Name != nil), spec.Pos(), spec.Path.End(), func() {
				if spec.Name != nil {
					d.expr(spec.Name)
				}
				d.expr(spec.Path)
			})
		case *ast.ValueSpec:
			label := fmt.Sprintf("ValueSpec iota=%d %d%s %d", i, len(spec.Names), has("type", spec.Type != nil), len(spec.Values))
			d.line(label, spec.Pos(), spec.End(), func() {
				d.idents(spec.Names)
				d.opt(spec.Type)
				d.exprs(spec.Values)
			})
		case *ast.TypeSpec:
			label := "TypeSpec" + has("alias", spec.Assign.IsValid())
			if n := countFields(spec.TypeParams); n > 0 {
				label += fmt.Sprintf(" params=%d", n)
			}
			d.line(label, spec.Pos(), spec.End(), func() {
				d.expr(spec.Name)
				d.fields(spec.TypeParams)
				d.expr(spec.Type)
			})
		}
	}
}

func countFields(list *ast.FieldList) int {
	if list == nil {
		return 0
	}
	return len(list.List)
}

func (d *dumper) fields(list *ast.FieldList) {
	if list == nil {
		return
	}
	for _, field := range list.List {
		d.field(field)
	}
}

func (d *dumper) field(field *ast.Field) {
	label := fmt.Sprintf("Field %d%s%s", len(field.Names), has("type", field.Type != nil), has("tag", field.Tag != nil))
	d.line(label, field.Pos(), field.End(), func() {
		d.idents(field.Names)
		d.opt(field.Type)
		if field.Tag != nil {
			d.expr(field.Tag)
		}
	})
}

func (d *dumper) signature(ty *ast.FuncType) string {
	params := ""
	if n := countFields(ty.TypeParams); n > 0 {
		params = fmt.Sprintf(" type-params=%d", n)
	}
	return fmt.Sprintf("%d->%d%s %s", countFields(ty.Params), countFields(ty.Results), params, d.span(ty.Pos(), ty.End()))
}

func (d *dumper) signatureFields(ty *ast.FuncType) {
	d.fields(ty.TypeParams)
	d.fields(ty.Params)
	d.fields(ty.Results)
}

func (d *dumper) idents(names []*ast.Ident) {
	for _, name := range names {
		d.expr(name)
	}
}

func (d *dumper) exprs(exprs []ast.Expr) {
	for _, expr := range exprs {
		d.expr(expr)
	}
}

func (d *dumper) opt(expr ast.Expr) {
	if expr != nil {
		d.expr(expr)
	}
}
