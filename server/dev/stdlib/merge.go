package main

import (
	"cmp"
	"encoding/json"
	"math/bits"
	"slices"
	"strings"
)

// A library unites the facts of the platforms: equal forms become one, with the set of platforms that have it.
type library struct {
	packages map[string]*packageFacts
	forms    map[string]map[string]*objectFacts // by package, then by the form's own text
}

func newLibrary() *library {
	return &library{map[string]*packageFacts{}, map[string]map[string]*objectFacts{}}
}

func (l *library) add(platform int, world map[string]*packageFacts) {
	bit := uint16(1) << platform
	for path, pkg := range world {
		known := l.packages[path]
		if known == nil {
			copied := *pkg
			copied.Objects = nil
			known = &copied
			l.packages[path] = known
			l.forms[path] = map[string]*objectFacts{}
		}
		known.Deprecated = known.Deprecated || pkg.Deprecated
		for _, object := range pkg.Objects {
			form := l.forms[path][objectKey(object)]
			if form == nil {
				copied := *object
				copied.Methods = nil
				form = &copied
				known.Objects = append(known.Objects, form)
				l.forms[path][objectKey(object)] = form
			}
			form.On |= bit
			form.Deprecated = form.Deprecated || object.Deprecated
			for _, method := range object.Methods {
				form.addMethod(bit, method)
			}
		}
	}
}

func (o *objectFacts) addMethod(bit uint16, method *methodFacts) {
	key := methodKey(method)
	for _, known := range o.Methods {
		if known.Name == method.Name && methodKey(known) == key {
			known.On |= bit
			known.Deprecated = known.Deprecated || method.Deprecated
			return
		}
	}
	copied := *method
	copied.On = bit
	o.Methods = append(o.Methods, &copied)
}

func (l *library) sorted() []*packageFacts {
	var packages []*packageFacts
	for _, pkg := range l.packages {
		slices.SortStableFunc(pkg.Objects, func(a, b *objectFacts) int {
			return cmp.Or(strings.Compare(a.Name, b.Name), first(a.On)-first(b.On))
		})
		for _, object := range pkg.Objects {
			slices.SortStableFunc(object.Methods, func(a, b *methodFacts) int {
				return cmp.Or(strings.Compare(a.Name, b.Name), first(a.On)-first(b.On))
			})
		}
		packages = append(packages, pkg)
	}
	slices.SortFunc(packages, func(a, b *packageFacts) int { return strings.Compare(a.Path, b.Path) })
	return packages
}

// first is the main platform of a set.
func first(on uint16) int {
	return bits.TrailingZeros16(on)
}

// objectKey is the form of an object without what differs between platforms and does not matter to a form.
func objectKey(object *objectFacts) string {
	form := *object
	form.On, form.Deprecated, form.Methods = 0, false, nil
	return key(form)
}

func methodKey(method *methodFacts) string {
	form := *method
	form.On, form.Deprecated = 0, false
	return key(form)
}

func key(form any) string {
	text, err := json.Marshal(form)
	if err != nil {
		panic(err)
	}
	return string(text)
}
