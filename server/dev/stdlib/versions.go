package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
)

// versions tells in which minor version of Go 1 a symbol appeared, by package and by "Name" or "Type.Member".
type versions map[string]map[string]uint8

// readVersions reads the manifest of exported symbols that the toolchain carries for its own vet; unlike the api
// directory it is part of the toolchains that the go command downloads.
func readVersions(goroot string) (versions, error) {
	path := filepath.Join(goroot, "src/cmd/vendor/golang.org/x/tools/internal/stdlib/manifest.go")
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	all := versions{}
	ast.Inspect(file, func(n ast.Node) bool {
		pair, ok := n.(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		path := text(pair.Key)
		symbols := map[string]uint8{}
		for _, element := range pair.Value.(*ast.CompositeLit).Elts {
			symbol := element.(*ast.CompositeLit).Elts
			version, err := strconv.ParseUint(symbol[2].(*ast.BasicLit).Value, 10, 8)
			if err != nil {
				return false
			}
			symbols[plain(text(symbol[0]))] = uint8(version)
		}
		all[path] = symbols
		return false
	})
	if len(all) == 0 {
		return nil, fmt.Errorf("no symbols in %s", path)
	}
	return all, nil
}

func text(e ast.Expr) string {
	s, _ := strconv.Unquote(e.(*ast.BasicLit).Value)
	return s
}

// plain turns "(*Buffer).Grow" and "(Reader).Read" into "Buffer.Grow" and "Reader.Read".
func plain(symbol string) string {
	return strings.NewReplacer("(", "", "*", "", ")", "").Replace(symbol)
}

// symbol is the version of a package-level object. Interfaces with unexported methods are not listed, their methods
// are: they are as old as the oldest.
func (v versions) symbol(pkg, name string) uint8 {
	if since, ok := v[pkg][name]; ok {
		return since
	}
	return v.oldest(pkg, name+".")
}

// member is the version of a field or method: that of its type where it is not listed. What an unexported type has is
// listed under the exported types that embed it; the first of them counts.
func (v versions) member(pkg, owner, name string, embedders []string) uint8 {
	if since, ok := v[pkg][owner+"."+name]; ok {
		return since
	}
	if ast.IsExported(owner) {
		return v.symbol(pkg, owner)
	}
	first, found := uint8(0), false
	for _, embedder := range embedders {
		if since, ok := v[pkg][embedder+"."+name]; ok && (!found || since < first) {
			first, found = since, true
		}
	}
	return first
}

// oldest is the version of the oldest symbol of a package that begins with prefix.
func (v versions) oldest(pkg, prefix string) uint8 {
	first, found := uint8(0), false
	for name, since := range v[pkg] {
		if strings.HasPrefix(name, prefix) && (!found || since < first) {
			first, found = since, true
		}
	}
	return first
}
