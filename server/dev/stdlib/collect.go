package main

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/types"
	"strconv"
)

// A collector gathers the facts of one world: all that public packages export, and each named type on the way.
type collector struct {
	world    *world
	versions versions
	packages map[string]*packageFacts
	details  map[string]*packageDetails
	queue    []*types.TypeName
	queued   map[*types.TypeName]bool
}

// packageDetails is what has to be known of a package before one of its types can be described.
type packageDetails struct {
	deprecated deprecations
	sealing    map[string]bool // unexported methods of exported interfaces: others don't matter to anybody
}

func collect(w *world, v versions) map[string]*packageFacts {
	c := &collector{
		world:    w,
		versions: v,
		packages: map[string]*packageFacts{},
		details:  map[string]*packageDetails{},
		queued:   map[*types.TypeName]bool{},
	}
	for _, path := range w.order {
		if isPublic(path) {
			c.exported(w.packages[path].types)
		}
	}
	for len(c.queue) > 0 {
		name := c.queue[0]
		c.queue = c.queue[1:]
		c.typeName(name)
	}
	return c.packages
}

func (c *collector) exported(pkg *types.Package) {
	c.pkg(pkg)
	for _, name := range pkg.Scope().Names() {
		if !ast.IsExported(name) {
			continue
		}
		switch object := pkg.Scope().Lookup(name).(type) {
		case *types.Const:
			d := describer{collector: c, pkg: pkg}
			c.add(object, &objectFacts{Kind: "const", Type: d.typ(object.Type()), Value: value(object)})
		case *types.Var:
			d := describer{collector: c, pkg: pkg}
			c.add(object, &objectFacts{Kind: "var", Type: d.typ(object.Type())})
		case *types.Func:
			signature := object.Signature()
			d := describer{collector: c, pkg: pkg, ofFunc: signature.TypeParams()}
			params := d.typeParams(signature.TypeParams())
			c.add(object, &objectFacts{Kind: "func", TypeParams: params, Type: d.typ(signature)})
		case *types.Builtin:
			c.add(object, &objectFacts{Kind: "builtin"})
		case *types.TypeName:
			c.want(object)
		}
	}
}

// want sees to it that a type gets described.
func (c *collector) want(name *types.TypeName) {
	if !c.queued[name] {
		c.queued[name] = true
		c.queue = append(c.queue, name)
	}
}

func (c *collector) typeName(name *types.TypeName) {
	d := describer{collector: c, pkg: name.Pkg(), owner: name.Name()}
	switch t := name.Type().(type) {
	case *types.Alias:
		d.ofType = t.TypeParams()
		c.add(name, &objectFacts{Kind: "alias", TypeParams: d.typeParams(t.TypeParams()), Type: d.typ(t.Rhs())})
	case *types.Named:
		d.ofType = t.TypeParams()
		facts := &objectFacts{Kind: "type", TypeParams: d.typeParams(t.TypeParams())}
		facts.Type = d.top(t.Underlying())
		for method := range t.Methods() {
			if m := c.method(name, method); m != nil {
				facts.Methods = append(facts.Methods, m)
			}
		}
		c.add(name, facts)
	default: // unsafe.Pointer
		c.add(name, &objectFacts{Kind: "alias", Type: d.typ(t)})
	}
}

func (c *collector) method(owner *types.TypeName, method *types.Func) *methodFacts {
	name := method.Name()
	details := c.pkg(owner.Pkg())
	if !method.Exported() && !details.sealing[name] {
		return nil
	}
	signature := method.Signature()
	d := describer{
		collector: c,
		pkg:       owner.Pkg(),
		ofType:    signature.RecvTypeParams(),
		ofFunc:    signature.TypeParams(),
	}
	_, pointer := types.Unalias(signature.Recv().Type()).(*types.Pointer)
	facts := &methodFacts{
		Name:       name,
		Since:      c.member(owner, name),
		Deprecated: details.deprecated[owner.Name()+"."+name],
		Pointer:    pointer,
	}
	if method.Exported() {
		facts.TypeParams = d.typeParams(signature.TypeParams())
		facts.Type = d.typ(signature)
	}
	return facts
}

// member is the version of a field or method of a type.
func (c *collector) member(owner *types.TypeName, name string) uint8 {
	return c.versions.member(owner.Pkg().Path(), owner.Name(), name, embedders(owner))
}

// embedders are the exported types of the package that embed an unexported one.
func embedders(owner *types.TypeName) []string {
	if owner.Exported() {
		return nil
	}
	var names []string
	scope := owner.Pkg().Scope()
	for _, name := range scope.Names() {
		embedder, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || !embedder.Exported() {
			continue
		}
		structure, ok := embedder.Type().Underlying().(*types.Struct)
		if !ok {
			continue
		}
		for field := range structure.Fields() {
			typ := field.Type()
			if pointer, ok := typ.(*types.Pointer); ok {
				typ = pointer.Elem()
			}
			if field.Embedded() && types.Identical(typ, owner.Type()) {
				names = append(names, name)
			}
		}
	}
	return names
}

func (c *collector) add(object types.Object, facts *objectFacts) {
	pkg := object.Pkg()
	details := c.pkg(pkg)
	facts.Name = object.Name()
	facts.Since = c.versions.symbol(pkg.Path(), object.Name())
	facts.Deprecated = details.deprecated[object.Name()]
	list := c.packages[pkg.Path()]
	list.Objects = append(list.Objects, facts)
}

// pkg makes the entry of a package and looks into it, once.
func (c *collector) pkg(pkg *types.Package) *packageDetails {
	path := pkg.Path()
	if details := c.details[path]; details != nil {
		return details
	}
	details := &packageDetails{readDeprecations(c.world.packages[path].files), map[string]bool{}}
	scope := pkg.Scope()
	for _, name := range scope.Names() {
		if iface, ok := scope.Lookup(name).Type().Underlying().(*types.Interface); ok && ast.IsExported(name) {
			for method := range iface.Methods() {
				details.sealing[method.Name()] = !method.Exported()
			}
		}
	}
	c.details[path] = details
	c.packages[path] = &packageFacts{
		Path:       path,
		Name:       pkg.Name(),
		Since:      c.versions.oldest(path, ""),
		Deprecated: details.deprecated[""],
		Public:     isPublic(path),
	}
	return details
}

// value is a constant's value in the representation that its type asks for.
func value(object *types.Const) *valueFacts {
	basic := object.Type().Underlying().(*types.Basic)
	v := object.Val()
	switch info := basic.Info(); {
	case info&types.IsBoolean != 0:
		return &valueFacts{Bool: constant.BoolVal(v)}
	case info&types.IsString != 0:
		return &valueFacts{String: constant.StringVal(v)}
	case info&types.IsInteger != 0:
		return &valueFacts{Int: constant.ToInt(v).ExactString()}
	case info&types.IsFloat != 0:
		float, _ := constant.Float64Val(v)
		return &valueFacts{Float: strconv.FormatFloat(float, 'g', -1, 64)}
	default:
		panic(fmt.Sprintf("constant %v", object))
	}
}
