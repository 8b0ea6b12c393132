package main

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/types"
	"hash/fnv"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A Fault is one edit of one file, and the rule that it offends.
type Fault struct {
	Rule string `json:"rule"`
	// What was done, such as "close-removed".
	Kind     string `json:"kind"`
	Package  string `json:"package"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	Function string `json:"function"`
	// The bytes of the function, before the edits.
	Start int    `json:"start"`
	End   int    `json:"end"`
	Edits []Edit `json:"edits"`
}

// An Edit replaces the bytes from Start to End by Text.
type Edit struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// A report takes the place of a fault that a seeder found.
type report func(rule, kind string, at ast.Node, edits ...Edit)

// A seeder looks for places in one file where a fault of its kind can be made.
type seeder func(s *source, report report)

// chosen picks the faults of a package: of each kind at most `each`, spread as by chance, and only those that compile.
func chosen(l *loader, p *pkg, each int) []Fault {
	var all []Fault
	for _, s := range p.files {
		if s.helps() {
			continue
		}
		for _, seed := range seeders {
			seed(s, func(rule, kind string, at ast.Node, edits ...Edit) {
				function := s.decl(at)
				if function == nil {
					return
				}
				all = append(all, Fault{
					Rule: rule, Kind: kind, Package: p.dir, File: s.name, Function: s.functionName(at),
					Line: s.fset.Position(at.Pos()).Line, Start: s.offset(function.Pos()), End: s.offset(function.End()), Edits: edits,
				})
			})
		}
	}
	slices.SortStableFunc(all, func(a, b Fault) int { return cmp.Compare(a.chance(), b.chance()) })
	taken, picked := map[string]int{}, []Fault(nil)
	for _, fault := range all {
		kind := fault.Rule + " " + fault.Kind
		if taken[kind] < each && l.compiles(p, &fault) {
			taken[kind]++
			picked = append(picked, fault)
		}
	}
	slices.SortStableFunc(picked, func(a, b Fault) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), strings.Compare(a.Kind, b.Kind))
	})
	return picked
}

// chance is a number that has nothing to do with where the fault is.
func (f Fault) chance() uint64 {
	sum := fnv.New64a()
	_, _ = sum.Write([]byte(f.File + " " + f.Function + " " + f.Kind))
	return sum.Sum64()
}

var unusedImport = regexp.MustCompile(`^"([^"]+)" imported(?: as \w+)? and not used$`)

// compiles makes the edit, and says whether the type checker has nothing new to complain of. An import that the edit
// leaves without use is taken out as well.
func (l *loader) compiles(p *pkg, fault *Fault) bool {
	complaints, ok := l.complaints(p, fault)
	if !ok {
		return false
	}
	if len(complaints) == 1 {
		if found := unusedImport.FindStringSubmatch(complaints[0]); found != nil {
			for _, s := range p.files {
				if s.name == fault.File {
					fault.Edits = append(fault.Edits, s.withoutImport(found[1])...)
				}
			}
			complaints, ok = l.complaints(p, fault)
		}
	}
	return ok && len(complaints) == 0
}

// complaints are the type checker's new errors, if the edited file can be parsed.
func (l *loader) complaints(p *pkg, fault *Fault) ([]string, bool) {
	name := filepath.Join(l.root, fault.File)
	index := slices.IndexFunc(p.files, func(s *source) bool { return s.name == fault.File })
	if p.errors[fault.File] == nil {
		p.errors[fault.File] = l.errors(p, index, p.files[index].tree)
	}
	tree, err := parser.ParseFile(l.fset, name, apply(p.files[index].text, fault.Edits), parser.SkipObjectResolution)
	if err != nil {
		return nil, false
	}
	var fresh []string
	for message, times := range l.errors(p, index, tree) {
		if times > p.errors[fault.File][message] {
			fresh = append(fresh, message)
		}
	}
	return fresh, true
}

// errors checks one file of a package, with the declarations of the others. Messages are counted by their words alone:
// positions change with an edit.
func (l *loader) errors(p *pkg, index int, tree *ast.File) map[string]int {
	var trees []*ast.File
	for i, s := range p.files {
		if i == index {
			trees = append(trees, tree)
		} else {
			trees = append(trees, s.declarations())
		}
	}
	found := map[string]int{}
	l.check(p, trees, nil, func(err error) { found[err.(types.Error).Msg]++ })
	return found
}

// declarations is the file without the bodies of its functions.
func (s *source) declarations() *ast.File {
	if s.bodiless != nil {
		return s.bodiless
	}
	bare := *s.tree
	bare.Decls = slices.Clone(bare.Decls)
	for i, decl := range bare.Decls {
		if f, ok := decl.(*ast.FuncDecl); ok {
			without := *f
			without.Body = nil
			bare.Decls[i] = &without
		}
	}
	s.bodiless = &bare
	return s.bodiless
}

func apply(text []byte, edits []Edit) []byte {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return cmp.Compare(b.Start, a.Start) })
	edited := string(text)
	for _, edit := range edits {
		edited = edited[:edit.Start] + edit.Text + edited[edit.End:]
	}
	return []byte(edited)
}
