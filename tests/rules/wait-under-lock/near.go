package near

import "sync"

type cache struct {
	mu      sync.Mutex
	entries map[string]string
	n       int
}

// The lock is handed over: the goroutine lets go of it.
func (c *cache) handedOver() {
	c.mu.Lock()
	var wg sync.WaitGroup
	wg.Go(func() {
		c.n++
		c.mu.Unlock()
	})
	wg.Wait()
}

// One of them needs no lock, the other does.
func (c *cache) two(get func() string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		println(get())
		wg.Done()
	}()
	go func() {
		defer wg.Done()
		c.mu.Lock()
		c.n++
		c.mu.Unlock()
	}()
	wg.Wait() // want "^bug: `c.mu` is held during this wait for a goroutine that needs it"
}

// Counting another one comes before the lock, being done does not.
func (c *cache) more(task func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		wg.Add(1)
		go func() {
			defer wg.Done()
			task()
		}()
		c.mu.Lock()
		c.n++
		c.mu.Unlock()
		wg.Done()
	}()
	wg.Wait() // want "`c.mu` is held during this wait"
}

// Who waits is told before the lock is needed.
func (c *cache) early(isEarly bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		if !isEarly {
			defer wg.Done()
		} else {
			wg.Done()
		}
		c.mu.Lock()
		c.n++
		c.mu.Unlock()
	}()
	if isEarly {
		wg.Wait()
	}
}

// Another group counts what needs the lock.
func (c *cache) background(tasks []func(), others *sync.WaitGroup) {
	c.mu.Lock()
	defer c.mu.Unlock()
	others.Go(func() {
		c.mu.Lock()
		c.n++
		c.mu.Unlock()
	})
	var wg sync.WaitGroup
	for _, task := range tasks {
		wg.Go(task)
	}
	wg.Wait()
}

// Another goroutine than the one that needs the lock tells that it is done.
func (c *cache) told(get func() string) {
	done := make(chan struct{})
	c.mu.Lock()
	defer c.mu.Unlock()
	go func() {
		c.mu.Lock()
		c.n++
		c.mu.Unlock()
	}()
	go func() {
		defer close(done)
		println(get())
	}()
	<-done
}

// It is ready before it needs the lock.
func (c *cache) ready() {
	ready := make(chan struct{})
	c.mu.Lock()
	defer c.mu.Unlock()
	go func() {
		close(ready)
		c.mu.Lock()
		c.n++
		c.mu.Unlock()
	}()
	<-ready
}

// The first of them answers without the lock.
func (c *cache) either(get func() string) string {
	found := make(chan string, 2)
	c.mu.Lock()
	defer c.mu.Unlock()
	go func() { found <- get() }()
	go func() {
		c.mu.Lock()
		found <- c.entries[""]
		c.mu.Unlock()
	}()
	return <-found
}

// It starts only after the wait.
func (c *cache) after(tasks []func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var wg sync.WaitGroup
	for _, task := range tasks {
		wg.Go(task)
	}
	wg.Wait()
	wg.Go(func() {
		c.mu.Lock()
		c.n++
		c.mu.Unlock()
	})
}

// Nobody ends this wait: it is not one for the goroutine.
func (c *cache) forever() {
	block := make(chan struct{})
	c.mu.Lock()
	defer c.mu.Unlock()
	go func() {
		c.mu.Lock()
		c.n++
		c.mu.Unlock()
	}()
	<-block
}
