package bad

import "log"

func assigned(names []string) {
	var i int
	for i = 0; i < len(names); i++ {
		go func() {
			log.Print(names[i]) // want "^bug: all goroutines of this loop share one `i`" @ "i"
		}()
	}
	log.Print(i)
}

func ranged(names []string) (last string) {
	for _, last = range names {
		go func() { log.Print(last) }() // want "share one `last`" @ "last"
	}
	return last
}
