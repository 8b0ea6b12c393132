package unfixed

import "sync"

type guarded struct {
	mu sync.Mutex
	n  int
}

type pair struct{ inner guarded }

var (
	first, second guarded
	list          []guarded
)

func build() pair { return pair{} }

func both(a, b guarded) int { // want "in `a`" "in `b`"
	return a.n + b.n
}

func callBoth() int { return both(first, second) }

// Somebody else calls it by a value.
func handed(g guarded) int { // want "in `g`"
	return g.n
}

func callHanded(run func(func(guarded) int)) int {
	run(handed)
	return handed(first)
}

func walk(g guarded) int { // want "in `g`"
	if g.n > 0 {
		return walk(second)
	}
	return g.n
}

func callWalk() int { return walk(first) }

func element(g guarded) int { // want "in `g`"
	return g.n
}

func callElement() int { return element(list[0]) }

func part(g guarded) int { // want "in `g`"
	return g.n
}

func callPart() int { return part(build().inner) }
