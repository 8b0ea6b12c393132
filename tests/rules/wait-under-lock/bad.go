package bad

import "sync"

type cache struct {
	mu      sync.RWMutex
	wg      sync.WaitGroup
	entries map[string]string
}

func (c *cache) load(keys []string, get func(string) string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var wg sync.WaitGroup
	for _, key := range keys {
		wg.Add(1)
		go func() {
			defer wg.Done()
			value := get(key)
			c.mu.Lock()
			c.entries[key] = value
			c.mu.Unlock()
		}()
	}
	wg.Wait() // want "^bug: `c.mu` is held during this wait for a goroutine that needs it" @ "wg.Wait()"
}

func (c *cache) count() (n int) {
	c.mu.RLock()
	c.wg.Go(func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		n = len(c.entries)
	})
	c.wg.Wait() // want "`c.mu` is held during this wait"
	c.mu.RUnlock()
	return n
}

func (c *cache) clear() {
	done := make(chan struct{})
	c.mu.Lock()
	defer c.mu.Unlock()
	go func() {
		defer close(done)
		c.mu.Lock()
		clear(c.entries)
		c.mu.Unlock()
	}()
	<-done // want "`c.mu` is held during this wait" @ "<-done"
}

func (c *cache) first(get func() string) string {
	found := make(chan string)
	c.mu.Lock()
	go func() {
		value := get()
		c.mu.Lock()
		c.entries[""] = value
		c.mu.Unlock()
		found <- value
	}()
	value := <-found // want "`c.mu` is held during this wait" @ "<-found"
	c.mu.Unlock()
	return value
}
