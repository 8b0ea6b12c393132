package ok

import (
	"sync"
	"time"
)

type cache struct {
	mu      sync.RWMutex
	other   sync.Mutex
	entries map[string]string
	n       int
}

func (c *cache) unlocked(key string) {
	c.mu.Lock()
	c.n++
	c.mu.Unlock()
	var wg sync.WaitGroup
	wg.Go(func() {
		c.mu.Lock()
		c.entries[key] = key
		c.mu.Unlock()
	})
	wg.Wait()
}

// It takes another lock.
func (c *cache) elsewhere() {
	c.mu.Lock()
	defer c.mu.Unlock()
	var wg sync.WaitGroup
	wg.Go(func() {
		c.other.Lock()
		c.n++
		c.other.Unlock()
	})
	wg.Wait()
}

// Readers let each other in.
func (c *cache) size() (n int) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	var wg sync.WaitGroup
	wg.Go(func() {
		c.mu.RLock()
		n = len(c.entries)
		c.mu.RUnlock()
	})
	wg.Wait()
	return n
}

// It is done before it needs the lock.
func (c *cache) early() {
	c.mu.Lock()
	defer c.mu.Unlock()
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		wg.Done()
		c.mu.Lock()
		c.n++
		c.mu.Unlock()
	}()
	wg.Wait()
}

// The result comes before the lock is needed.
func (c *cache) told(get func() string) string {
	found := make(chan string)
	c.mu.Lock()
	defer c.mu.Unlock()
	go func() {
		found <- get()
		c.mu.Lock()
		c.n++
		c.mu.Unlock()
	}()
	return <-found
}

// Somebody else may answer.
func (c *cache) either(get func() string) string {
	found := make(chan string, 2)
	c.mu.Lock()
	defer c.mu.Unlock()
	go func() {
		c.mu.Lock()
		found <- c.entries[""]
		c.mu.Unlock()
	}()
	go func() { found <- get() }()
	return <-found
}

// The wait has an end of its own.
func (c *cache) patient() bool {
	done := make(chan struct{})
	c.mu.Lock()
	defer c.mu.Unlock()
	go func() {
		defer close(done)
		c.mu.Lock()
		c.n++
		c.mu.Unlock()
	}()
	select {
	case <-done:
		return true
	case <-time.After(time.Second):
		return false
	}
}

// Whether it takes the lock depends.
func (c *cache) maybe(key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var wg sync.WaitGroup
	wg.Go(func() {
		if key == "" {
			return
		}
		c.mu.Lock()
		c.entries[key] = key
		c.mu.Unlock()
	})
	wg.Wait()
}

// Nobody waits for this one.
func (c *cache) later(tasks []func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	go func() {
		c.mu.Lock()
		c.n++
		c.mu.Unlock()
	}()
	var wg sync.WaitGroup
	for _, task := range tasks {
		wg.Go(task)
	}
	wg.Wait()
}
