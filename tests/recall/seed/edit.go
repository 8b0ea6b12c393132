package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"strconv"
	"strings"
)

func (s *source) offset(pos token.Pos) int { return s.fset.Position(pos).Offset }

// code is the text of a node.
func (s *source) code(n ast.Node) string { return string(s.text[s.offset(n.Pos()):s.offset(n.End())]) }

func (s *source) replace(n ast.Node, format string, arguments ...any) Edit {
	return Edit{s.offset(n.Pos()), s.offset(n.End()), fmt.Sprintf(format, arguments...)}
}

// remove takes out a statement, with its lines if nothing else is on them.
func (s *source) remove(n ast.Node) Edit {
	start, end := s.offset(n.Pos()), s.offset(n.End())
	first := strings.LastIndexByte(string(s.text[:start]), '\n') + 1
	last := end + strings.IndexByte(string(s.text[end:])+"\n", '\n')
	before, after := strings.TrimSpace(string(s.text[first:start])), strings.TrimSpace(string(s.text[end:last]))
	if before == "" && (after == "" || strings.HasPrefix(after, "//")) {
		return Edit{first, min(last+1, len(s.text)), ""}
	}
	return Edit{start, end, ""}
}

// before puts a statement in front of another one.
func (s *source) before(n ast.Node, format string, arguments ...any) Edit {
	start := s.offset(n.Pos())
	return Edit{start, start, fmt.Sprintf(format, arguments...) + "\n" + s.indent(n)}
}

// after puts a statement behind another one.
func (s *source) after(n ast.Node, format string, arguments ...any) Edit {
	end := s.offset(n.End())
	return Edit{end, end, "\n" + s.indent(n) + fmt.Sprintf(format, arguments...)}
}

// atStart and atEnd put a statement into a block.
func (s *source) atStart(block *ast.BlockStmt, format string, arguments ...any) Edit {
	at := s.offset(block.Lbrace) + 1
	return Edit{at, at, "\n" + fmt.Sprintf(format, arguments...) + "\n"}
}

func (s *source) atEnd(block *ast.BlockStmt, format string, arguments ...any) Edit {
	at := s.offset(block.Rbrace)
	return Edit{at, at, "\n" + fmt.Sprintf(format, arguments...) + "\n"}
}

func (s *source) indent(n ast.Node) string {
	start := s.offset(n.Pos())
	line := string(s.text[strings.LastIndexByte(string(s.text[:start]), '\n')+1 : start])
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

// withImport adds an import unless the file has it.
func (s *source) withImport(path string) []Edit {
	for _, spec := range s.tree.Imports {
		if spec.Path.Value == strconv.Quote(path) {
			return nil
		}
	}
	at := s.offset(s.tree.Name.End())
	return []Edit{{at, at, "\n\nimport " + strconv.Quote(path)}}
}

func (s *source) withoutImport(path string) []Edit {
	for _, spec := range s.tree.Imports {
		if spec.Path.Value != strconv.Quote(path) {
			continue
		}
		decl := s.parents[spec].(*ast.GenDecl)
		if len(decl.Specs) == 1 {
			return []Edit{s.remove(decl)}
		}
		return []Edit{s.remove(spec)}
	}
	return nil
}
