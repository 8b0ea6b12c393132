//go:build go1.21

package bad

import "log"

func skipping(names []string) {
	for i := 0; i < len(names); i++ {
		if names[i] == "" {
			i++
		}
		go func() { log.Print(names[i]) }() // want "share one `i`"
	}
}

func redeclared(names []string) {
	for _, name := range names {
		go func() { log.Print(name) }() // want "share one `name`"
		name := name + "!"
		log.Print(name)
	}
}
