package ok

import (
	"sync"
	"sync/atomic"
)

type cache struct {
	mu    sync.Mutex
	items map[string]int
}

type shared struct {
	mu *sync.Mutex
	n  int
}

func pointer(wg *sync.WaitGroup, c *cache) {
	defer wg.Done()
	c.mu.Lock()
	defer c.mu.Unlock()
}

func literals() *cache {
	c := cache{items: map[string]int{}}
	var zero cache
	zero.items = c.items
	p := &c
	return p
}

func indirect(s shared) int {
	copied := s
	s.mu.Lock()
	defer s.mu.Unlock()
	return copied.n
}

func iterate(caches []cache, byName map[string]*cache) (n int) {
	for i := range caches {
		n += len(caches[i].items)
	}
	for _, c := range byName {
		n += len(c.items)
	}
	return n
}

func unused(_ cache, _ sync.Mutex) {}

func results() {
	c := made()
	c.items = nil
	_ = c
}

func made() cache { return cache{} }

func locker(l sync.Locker) {
	other := l
	other.Lock()
	other.Unlock()
}

func values(v *atomic.Value, n *atomic.Int64) (any, int64) {
	loaded := v.Load()
	count := n.Load()
	return loaded, count
}

func generic[T any](v T) T {
	copied := v
	return copied
}

type Mutex struct{ n int }

func other(m Mutex) Mutex {
	copied := m
	return copied
}
