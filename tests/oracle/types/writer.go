package main

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"hash/fnv"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
)

// A writer writes the entries of one package. Types are written once and then named by number.
type writer struct {
	check  *checker
	own    *types.Package
	ids    map[string]int
	memo   map[types.Type]int
	owners map[types.Object]string
	seen   map[*types.Package]bool
}

func newWriter(check *checker, own *types.Package) *writer {
	return &writer{
		check:  check,
		own:    own,
		ids:    map[string]int{},
		memo:   map[types.Type]int{},
		owners: map[types.Object]string{},
		seen:   map[*types.Package]bool{},
	}
}

func (w *writer) typ(t types.Type) int {
	if id, ok := w.memo[t]; ok {
		return id
	}
	text := typeString(t)
	id, ok := w.ids[text]
	if !ok {
		id = len(w.ids)
		w.ids[text] = id
		fmt.Fprintf(w.check.out, "Y\t%s\n", text)
	}
	w.memo[t] = id
	return id
}

func (w *writer) offset(pos token.Pos) int {
	return w.check.fset.PositionFor(pos, false).Offset
}

func (w *writer) expr(e ast.Expr, tv types.TypeAndValue) {
	start, end := w.offset(e.Pos()), w.offset(e.End())
	id := w.typ(tv.Type)
	fmt.Fprintf(w.check.out, "T\t%d\t%d\t%s\t%d\t%s\n", start, end, mode(tv), id, value(tv.Value))
}

func mode(tv types.TypeAndValue) string {
	switch {
	case tv.IsVoid():
		return "void"
	case tv.IsType():
		return "type"
	case tv.IsBuiltin():
		return "builtin"
	case tv.Value != nil:
		return "const"
	case tv.IsNil():
		return "nil"
	case tv.Addressable():
		return "var"
	case tv.Assignable():
		return "mapindex"
	case tv.HasOk():
		return "commaok"
	case tv.IsValue():
		return "value"
	}
	return "invalid"
}

func value(v constant.Value) string {
	if v == nil {
		return "-"
	}
	switch v.Kind() {
	case constant.Bool:
		return strconv.FormatBool(constant.BoolVal(v))
	case constant.Int:
		return v.ExactString()
	case constant.String:
		hash := fnv.New64a()
		hash.Write([]byte(constant.StringVal(v)))
		return fmt.Sprintf("#%x", hash.Sum64())
	}
	return "-"
}

// object writes what an identifier declares or uses: kind, name, package, type, place of a declaration in the same
// package, and of fields and methods the type that has them.
func (w *writer) object(class string, id *ast.Ident, obj types.Object) {
	start, end := w.offset(id.Pos()), w.offset(id.End())
	if obj == nil {
		fmt.Fprintf(w.check.out, "%s\t%d\t%d\tnone\t-\t-\t-\t-\t-\n", class, start, end)
		return
	}
	pkg, place, typ, owner := "-", "-", "-", "-"
	if obj.Pkg() != nil {
		pkg = obj.Pkg().Path()
	}
	if obj.Pkg() == w.own && obj.Pos().IsValid() {
		position := w.check.fset.PositionFor(obj.Pos(), false)
		place = filepath.ToSlash(position.Filename) + ":" + strconv.Itoa(position.Offset)
	}
	if t := obj.Type(); t != nil {
		typ = strconv.Itoa(w.typ(t))
	}
	kind := "local"
	isPackageLevel := obj.Parent() != nil && obj.Pkg() != nil && obj.Parent() == obj.Pkg().Scope()
	switch obj := obj.(type) {
	case *types.PkgName:
		kind, pkg, typ = "package", obj.Imported().Path(), "-"
	case *types.Label:
		kind, typ = "label", "-"
	case *types.Builtin:
		kind, typ = "universe", "-"
		if obj.Pkg() != nil {
			kind = "object"
		}
	case *types.Nil:
		kind, typ = "universe", "-"
	case *types.Var:
		if obj.IsField() {
			kind, owner = "field", w.owner(obj)
		} else if isPackageLevel {
			kind = "object"
		}
	case *types.Func:
		kind = "object"
		if sig := obj.Type().(*types.Signature); sig.Recv() != nil {
			kind, owner = "method", receiverName(sig.Recv().Type())
		}
	default:
		if isPackageLevel {
			kind = "object"
		} else if obj.Pkg() == nil {
			kind, typ = "universe", "-"
		}
	}
	fmt.Fprintf(w.check.out, "%s\t%d\t%d\t%s\t%s\t%s\t%s\t%s\t%s\n", class, start, end, kind, obj.Name(), pkg, typ, place, owner)
}

func receiverName(t types.Type) string {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	if named, ok := types.Unalias(t).(*types.Named); ok {
		return objectName(named.Obj())
	}
	return "-"
}

// owner tells which package-level type of the field's package declares it as its own.
func (w *writer) owner(field *types.Var) string {
	field = field.Origin()
	if field.Pkg() == nil {
		return "-"
	}
	if !w.seen[field.Pkg()] {
		w.seen[field.Pkg()] = true
		scope := field.Pkg().Scope()
		for _, name := range scope.Names() {
			obj, ok := scope.Lookup(name).(*types.TypeName)
			if !ok || obj.IsAlias() {
				continue
			}
			if s, ok := obj.Type().Underlying().(*types.Struct); ok {
				for i := range s.NumFields() {
					if _, ok := w.owners[s.Field(i)]; !ok {
						w.owners[s.Field(i)] = objectName(obj)
					} else {
						w.owners[s.Field(i)] = "-"
					}
				}
			}
		}
	}
	if owner, ok := w.owners[field]; ok {
		return owner
	}
	return "-"
}

func objectName(obj *types.TypeName) string {
	if obj.Pkg() == nil {
		return obj.Name()
	}
	return obj.Pkg().Path() + "." + obj.Name()
}

// typeString writes a type so that both sides can: without aliases, parameter names and type parameters of functions,
// and with whole import paths.
func typeString(t types.Type) string {
	var b strings.Builder
	writeType(&b, t)
	return b.String()
}

func writeType(b *strings.Builder, t types.Type) {
	switch t := types.Unalias(t).(type) {
	case nil:
		b.WriteString("nil")
	case *types.Basic:
		b.WriteString(basicName(t))
	case *types.Named:
		b.WriteString(objectName(t.Obj()))
		writeList(b, "[", "]", t.TypeArgs().Len(), func(i int) { writeType(b, t.TypeArgs().At(i)) })
	case *types.Pointer:
		b.WriteString("*")
		writeType(b, t.Elem())
	case *types.Slice:
		b.WriteString("[]")
		writeType(b, t.Elem())
	case *types.Array:
		fmt.Fprintf(b, "[%d]", t.Len())
		writeType(b, t.Elem())
	case *types.Map:
		b.WriteString("map[")
		writeType(b, t.Key())
		b.WriteString("]")
		writeType(b, t.Elem())
	case *types.Chan:
		b.WriteString([]string{"chan ", "chan<- ", "<-chan "}[t.Dir()])
		inner, _ := types.Unalias(t.Elem()).(*types.Chan)
		if t.Dir() != types.RecvOnly && inner != nil && inner.Dir() == types.RecvOnly {
			b.WriteString("(")
			writeType(b, t.Elem())
			b.WriteString(")")
		} else {
			writeType(b, t.Elem())
		}
	case *types.Struct:
		b.WriteString("struct{")
		for i := range t.NumFields() {
			field := t.Field(i)
			if i > 0 {
				b.WriteString("; ")
			}
			if !field.Embedded() {
				b.WriteString(field.Name() + " ")
			}
			writeType(b, field.Type())
			if tag := t.Tag(i); tag != "" {
				b.WriteString(" " + strconv.Quote(tag))
			}
		}
		b.WriteString("}")
	case *types.Signature:
		b.WriteString("func")
		writeSignature(b, t)
	case *types.Interface:
		writeInterface(b, t)
	case *types.Union:
		for i := range t.Len() {
			if i > 0 {
				b.WriteString(" | ")
			}
			if t.Term(i).Tilde() {
				b.WriteString("~")
			}
			writeType(b, t.Term(i).Type())
		}
	case *types.Tuple:
		b.WriteString("(")
		for i := range t.Len() {
			if i > 0 {
				b.WriteString(", ")
			}
			writeType(b, t.At(i).Type())
		}
		b.WriteString(")")
	case *types.TypeParam:
		b.WriteString(t.Obj().Name())
	default:
		fmt.Fprintf(b, "?%T", t)
	}
}

func basicName(t *types.Basic) string {
	switch t.Kind() {
	case types.Uint8:
		return "uint8"
	case types.Int32:
		return "int32"
	case types.UnsafePointer:
		return "unsafe.Pointer"
	}
	return t.Name()
}

func writeList(b *strings.Builder, open, end string, n int, write func(int)) {
	if n == 0 {
		return
	}
	b.WriteString(open)
	for i := range n {
		if i > 0 {
			b.WriteString(", ")
		}
		write(i)
	}
	b.WriteString(end)
}

func writeSignature(b *strings.Builder, t *types.Signature) {
	b.WriteString("(")
	for i := range t.Params().Len() {
		if i > 0 {
			b.WriteString(", ")
		}
		param := t.Params().At(i).Type()
		if t.Variadic() && i == t.Params().Len()-1 {
			b.WriteString("...")
			if slice, ok := param.(*types.Slice); ok {
				param = slice.Elem()
			}
		}
		writeType(b, param)
	}
	b.WriteString(")")
	switch t.Results().Len() {
	case 0:
	case 1:
		b.WriteString(" ")
		writeType(b, t.Results().At(0).Type())
	default:
		b.WriteString(" ")
		writeType(b, t.Results())
	}
}

func writeInterface(b *strings.Builder, t *types.Interface) {
	// A constraint without the word interface is what it is written as.
	if t.IsImplicit() && t.NumEmbeddeds() == 1 && t.NumExplicitMethods() == 0 {
		writeType(b, t.EmbeddedType(0))
		return
	}
	var methods []*types.Func
	for i := range t.NumExplicitMethods() {
		methods = append(methods, t.ExplicitMethod(i))
	}
	sort.Slice(methods, func(i, j int) bool { return methods[i].Name() < methods[j].Name() })
	b.WriteString("interface{")
	for i, method := range methods {
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(method.Name())
		writeSignature(b, method.Type().(*types.Signature))
	}
	for i := range t.NumEmbeddeds() {
		if i+len(methods) > 0 {
			b.WriteString("; ")
		}
		writeType(b, t.EmbeddedType(i))
	}
	b.WriteString("}")
}
