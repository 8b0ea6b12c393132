// Command seed finds places in correct Go code where one small edit makes a hazard for certain, and writes each down
// with the rule that should find it:
//
//	seed -root DIRECTORY -module PATH [-each N]
//
// The answer is one JSON object per line, in an order that depends on nothing but the code. Tests and what only helps
// tests are left alone. An edit after which the package has type errors that it did not have before is not written.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
)

func main() {
	root := flag.String("root", ".", "where the module's sources are")
	module := flag.String("module", "", "the module's path, or `std`")
	each := flag.Int("each", 1, "at most so many faults of a kind in a package")
	flag.Parse()

	answer := json.NewEncoder(os.Stdout)
	answer.SetEscapeHTML(false)
	loader := newLoader(*root, *module)
	for _, dir := range loader.directories() {
		pkg := loader.load(dir)
		if pkg == nil {
			continue
		}
		for _, fault := range chosen(loader, pkg, *each) {
			if err := answer.Encode(fault); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		}
	}
}
