package bad

import (
	"sync"
	"sync/atomic"
)

type cache struct {
	mu    sync.Mutex
	items map[string]int
}

type stats struct {
	requests atomic.Int64
	cache    cache
}

func work(wg sync.WaitGroup, job func()) { // want "^bug: each call copies the `sync.WaitGroup` in `wg`" @ "sync.WaitGroup"
	defer wg.Done()
	job()
}

func run(job func()) {
	var wg sync.WaitGroup
	wg.Add(1)
	go work(wg, job)
	wg.Wait()
}

func (c cache) get(key string) int { // want "each call copies the `sync.Mutex` of its receiver" @ "cache"
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.items[key]
}

func (c *cache) put(key string, value int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.items[key] = value
}

func use(c *cache) int {
	c.put("a", 1)
	return c.get("a")
}

func size(s stats) int64 { // want "each call copies the `atomic.Int64` in `s`" @ "stats"
	return s.requests.Load()
}

type holder struct{ stats stats }

func sizes(h *holder) int64 {
	return size(h.stats)
}
