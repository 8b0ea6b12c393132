package main

import (
	"fmt"
	"go/ast"
	"go/types"
)

// A describer turns the types of one declaration into facts.
type describer struct {
	collector *collector
	pkg       *types.Package
	owner     string // the type whose fields and interface methods have versions of their own, while at its top level
	ofType    *types.TypeParamList
	ofFunc    *types.TypeParamList
}

func (d describer) typeParams(list *types.TypeParamList) []*paramFacts {
	var params []*paramFacts
	for param := range list.TypeParams() {
		params = append(params, &paramFacts{param.Obj().Name(), d.typ(param.Constraint())})
	}
	return params
}

// top describes the underlying type of a declaration: its members are those of the declared type.
func (d describer) top(t types.Type) *typeFacts {
	switch t := t.(type) {
	case *types.Struct:
		return d.structure(t)
	case *types.Interface:
		return d.iface(t)
	default:
		return d.typ(t)
	}
}

func (d describer) typ(t types.Type) *typeFacts {
	d.owner = ""
	switch t := t.(type) {
	case *types.Basic:
		if t.Kind() == types.Invalid {
			panic("invalid type in " + d.pkg.Path())
		}
		return &typeFacts{Kind: "basic", Name: t.String()}
	case *types.Alias:
		return d.named(t.Obj(), t.TypeArgs())
	case *types.Named:
		return d.named(t.Obj(), t.TypeArgs())
	case *types.TypeParam:
		return d.typeParam(t)
	case *types.Pointer:
		return &typeFacts{Kind: "pointer", Elem: d.typ(t.Elem())}
	case *types.Slice:
		return &typeFacts{Kind: "slice", Elem: d.typ(t.Elem())}
	case *types.Array:
		return &typeFacts{Kind: "array", Elem: d.typ(t.Elem()), Len: t.Len()}
	case *types.Map:
		return &typeFacts{Kind: "map", Key: d.typ(t.Key()), Elem: d.typ(t.Elem())}
	case *types.Chan:
		dir := map[types.ChanDir]string{types.SendRecv: "both", types.SendOnly: "send", types.RecvOnly: "recv"}
		return &typeFacts{Kind: "chan", Dir: dir[t.Dir()], Elem: d.typ(t.Elem())}
	case *types.Struct:
		return d.structure(t)
	case *types.Signature:
		return &typeFacts{
			Kind:     "func",
			Params:   d.params(t.Params()),
			Results:  d.params(t.Results()),
			Variadic: t.Variadic(),
		}
	case *types.Interface:
		if t.IsImplicit() {
			return d.typ(t.EmbeddedType(0)) // the constraint ~T
		}
		return d.iface(t)
	case *types.Union:
		union := &typeFacts{Kind: "union"}
		for term := range t.Terms() {
			union.Terms = append(union.Terms, &termFacts{term.Tilde(), d.typ(term.Type())})
		}
		return union
	default:
		panic(fmt.Sprintf("type %T", t))
	}
}

func (d describer) named(name *types.TypeName, args *types.TypeList) *typeFacts {
	if name.Pkg() == nil {
		return &typeFacts{Kind: "basic", Name: name.Name()} // any, comparable, error
	}
	d.collector.want(name)
	facts := &typeFacts{Kind: "named", Package: name.Pkg().Path(), Name: name.Name()}
	for arg := range args.Types() {
		facts.Args = append(facts.Args, d.typ(arg))
	}
	return facts
}

func (d describer) typeParam(t *types.TypeParam) *typeFacts {
	for param := range d.ofFunc.TypeParams() {
		if param == t {
			return &typeFacts{Kind: "param", OfFunc: true, Index: t.Index()}
		}
	}
	for param := range d.ofType.TypeParams() {
		if param == t {
			return &typeFacts{Kind: "param", Index: t.Index()}
		}
	}
	panic(fmt.Sprintf("type parameter %v out of place", t))
}

func (d describer) params(tuple *types.Tuple) []*paramFacts {
	var params []*paramFacts
	for param := range tuple.Variables() {
		params = append(params, &paramFacts{param.Name(), d.typ(param.Type())})
	}
	return params
}

func (d describer) structure(t *types.Struct) *typeFacts {
	facts := &typeFacts{Kind: "struct"}
	for field := range t.Fields() {
		if !field.Exported() && !field.Embedded() {
			facts.Hidden |= hidden(field.Type())
			continue
		}
		member := d.member(field.Name())
		member.Embedded = field.Embedded()
		member.Type = d.typ(field.Type())
		facts.Members = append(facts.Members, member)
	}
	return facts
}

func (d describer) iface(t *types.Interface) *typeFacts {
	facts := &typeFacts{Kind: "interface"}
	for method := range t.ExplicitMethods() {
		member := d.member(method.Name())
		if ast.IsExported(method.Name()) {
			member.Type = d.typ(method.Signature())
		}
		facts.Members = append(facts.Members, member)
	}
	for embedded := range t.EmbeddedTypes() {
		facts.Args = append(facts.Args, d.typ(embedded))
	}
	return facts
}

func (d describer) member(name string) *memberFacts {
	member := &memberFacts{Name: name}
	if d.owner != "" {
		owner := d.pkg.Scope().Lookup(d.owner).(*types.TypeName)
		member.Since = d.collector.member(owner, name)
		member.Deprecated = d.collector.pkg(d.pkg).deprecated[d.owner+"."+name]
	}
	return member
}

// hidden is what a field that is left out contributes to the summary of its struct.
func hidden(t types.Type) uint8 {
	bits := uint8(hiddenFields)
	if _, isParam := t.(*types.TypeParam); !isParam && !types.Comparable(t) {
		bits |= hiddenIncomparable
	}
	if holdsLock(t) {
		bits |= hiddenLock
	}
	return bits
}

// holdsLock tells whether a value of the type must not be copied: it is or contains something that is locked and
// unlocked through its address.
func holdsLock(t types.Type) bool {
	if _, isParam := types.Unalias(t).(*types.TypeParam); isParam {
		return false
	}
	if byAddress := types.NewMethodSet(types.NewPointer(t)); byAddress.Lookup(nil, "Lock") != nil &&
		byAddress.Lookup(nil, "Unlock") != nil && types.NewMethodSet(t).Lookup(nil, "Lock") == nil {
		return true
	}
	switch t := t.Underlying().(type) {
	case *types.Array:
		return holdsLock(t.Elem())
	case *types.Struct:
		for field := range t.Fields() {
			if holdsLock(field.Type()) {
				return true
			}
		}
	}
	return false
}
