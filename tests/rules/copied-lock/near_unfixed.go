package unfixed

import "sync"

type guarded struct {
	mu sync.Mutex
	n  int
}

func literal() func(guarded) int {
	return func(g guarded) int { return g.n } // want "each call copies the `sync.Mutex` in `g`"
}

func two(a, b guarded) int { return a.n + b.n } // want "copies the `sync.Mutex` in `a`" "copies the `sync.Mutex` in `b`"

func useTwo(g *guarded) int { return two(guarded{}, guarded{}) }

func variadic(all ...guarded) int { return len(all) }

func useVariadic() int { return variadic(guarded{}) }

func handed(g guarded) int { return g.n } // want "copies the `sync.Mutex` in `g`"

var hand = handed

func uncalled(g guarded) int { return g.n } // want "copies the `sync.Mutex` in `g`"

func dropped(g guarded) int { // want "copies the `sync.Mutex` in `g`"
	_ = g
	return g.n
}

func useDropped(g *guarded) int { return dropped(guarded{}) }

func fresh(g guarded) int { return g.n } // want "copies the `sync.Mutex` in `g`"

func useFresh() int { return fresh(guarded{}) }

func made() guarded { return guarded{} }

func result(g guarded) int { return g.n } // want "copies the `sync.Mutex` in `g`"

func useResult() int { return result(made()) }

func recursive(g guarded, n int) int { // want "copies the `sync.Mutex` in `g`"
	if n == 0 {
		return g.n
	}
	return recursive(g, n-1)
}

type mixed struct {
	mu sync.Mutex
	n  int
}

func (m mixed) get() int { return m.n } // want "of its receiver"

func (m mixed) other() int { return m.n } // want "of its receiver"

func useMixed(m *mixed) int { return m.get() + m.other() }

type valued struct {
	mu sync.Mutex
	n  int
}

func (v valued) get() int { return v.n } // want "of its receiver"

func (v *valued) set(n int) { v.n = n }

func newValued() valued { return valued{} }

func useValued() int { return newValued().get() }
