package unfixed

import "sync"

type cache struct {
	mu    sync.Mutex
	items map[string]int
}

func assign(c *cache) map[string]int {
	copied := *c // want "this copies a `sync.Mutex`" @ "*c"
	return copied.items
}

func declare(c *cache) map[string]int {
	var copied = *c // want "this copies a `sync.Mutex`" @ "*c"
	return copied.items
}

func element(caches []cache) int {
	first := caches[0] // want "this copies a `sync.Mutex`" @ "caches[0]"
	return len(first.items)
}

func iterate(caches []cache) (n int) {
	for _, c := range caches { // want "each iteration copies a `sync.Mutex`" @ "c"
		n += len(c.items)
	}
	return n
}

func Exported(c cache) int { // want "each call copies the `sync.Mutex` in `c`"
	return len(c.items)
}

// Its only method: a value of it may stand for an interface.
func (c cache) Len() int { // want "of its receiver" @ "cache"
	return len(c.items)
}

func literal() func(sync.Once) {
	return func(once sync.Once) { // want "each call copies the `sync.Once` in `once`" @ "sync.Once"
		once.Do(func() {})
	}
}

func passedOn(c cache) int { // want "in `c`"
	return inner(c)
}

func inner(c cache) int { // want "in `c`"
	c.items = nil
	return takes(c)
}

func takes(c cache) int { // want "in `c`"
	return len(c.items)
}

func made() int {
	return takes(make1())
}

func make1() cache { return cache{} }
