package near

import "sync"

type guarded struct {
	mu sync.Mutex
	n  int
}

func (g guarded) get() int { return g.n } // want "^bug: each call copies the `sync.Mutex` of its receiver / safe fix" @ "guarded"

func (g *guarded) set(n int) { g.n = n }

func read(g *guarded) int { return g.get() }

// A pointer is no copy.
func pointers(all []*guarded) *guarded {
	first := all[0]
	for _, g := range all {
		first = g
	}
	return first
}

func results() (guarded, int) { return guarded{}, 1 }

func pair() int {
	g, n := results()
	return g.n + n
}

func types() any {
	type alias = guarded
	v := any(nil)
	return v
}

func keys(all []guarded) (n int) {
	for i := range all {
		n += i
	}
	for _, _ = range all {
		n++
	}
	return n
}
