package near

import "sync"

type guarded struct {
	mu sync.Mutex
	n  int
}

type number struct {
	mu    sync.Mutex
	value int
}

var (
	shared number
	named  map[string]guarded
	list   []guarded
)

// A result is new.
func zero() (g guarded) {
	return
}

func names(all map[string]guarded) (found []string) {
	for name, _ := range all {
		found = append(found, name)
	}
	return found
}

func asked(name string) bool {
	_, ok := named[name]
	return ok
}

func added(n number, all []*guarded) int { // want "each call copies the `sync.Mutex` in `n` / safe fix"
	total := func(g guarded) int { return g.n } // want "each call copies the `sync.Mutex` in `g`$"
	return total(*all[0]) + n.value
}

func adding(all []*guarded) int { return added(shared, all) }
