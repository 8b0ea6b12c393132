package near

import (
	"log"
	"os"
	"strings"
)

// The literal returns, and the loop goes on.
func inLiteral(paths []string) {
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			continue
		}
		defer f.Close() // want "^risk: this runs when the function returns, not when the iteration ends"
		names, _ := f.Readdirnames(-1)
		for _, name := range names {
			log.Print(strings.TrimFunc(name, func(r rune) bool { return r == '.' }))
		}
	}
}
