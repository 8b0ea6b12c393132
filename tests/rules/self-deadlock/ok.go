package ok

import (
	"sync"
	"sync/atomic"
)

type counter struct {
	mu    sync.Mutex
	other sync.Mutex
	wait  sync.Mutex
	n     int
}

func (c *counter) value() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.n
}

func (c *counter) released() int {
	c.mu.Lock()
	c.n = 0
	c.mu.Unlock()
	return c.value()
}

// Expects the lock to be held, and gives it up for a while.
func (c *counter) outside(f func()) {
	c.mu.Unlock()
	defer c.mu.Lock()
	f()
}

func (c *counter) dance(f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.outside(f)
	c.n++
}

func (c *counter) closure() {
	c.mu.Lock()
	unlock := func() { c.mu.Unlock() }
	unlock()
	c.n = c.value()
}

func (c *counter) callback(give func()) {
	c.mu.Lock()
	give()
	c.mu.Lock()
	c.mu.Unlock()
}

type helped struct {
	mu sync.Mutex
	n  int
}

func (h *helped) unlock() { h.mu.Unlock() }

func (h *helped) add() {
	h.mu.Lock()
	h.n++
	h.mu.Unlock()
}

func (h *helped) twice() {
	h.mu.Lock()
	h.unlock()
	h.add()
}

func (c *counter) two() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.other.Lock()
	defer c.other.Unlock()
}

func (c *counter) peer(d *counter) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n = d.value()
}

func (c *counter) conditional(locked bool) {
	if !locked {
		c.mu.Lock()
		defer c.mu.Unlock()
	}
	c.n++
}

func (c *counter) correlated(big bool) {
	if big {
		c.mu.Lock()
	}
	c.n++
	if big {
		c.mu.Unlock()
	}
	c.value()
}

func (c *counter) background() {
	c.mu.Lock()
	defer c.mu.Unlock()
	go c.value()
	go func() { c.value() }()
}

// Taken only on some of its paths.
func (c *counter) maybe(fast bool) int {
	if fast {
		return 0
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.n
}

func (c *counter) fast() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.maybe(true)
}

// A latch: somebody else opens it.
func latch(work func(func())) {
	var opened sync.Mutex
	opened.Lock()
	work(func() { opened.Unlock() })
	opened.Lock()
}

func (c *counter) sleep() {
	c.wait.Lock()
	c.wait.Lock()
}

func (c *counter) wake() { c.wait.Unlock() }

func (c *counter) try() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.mu.TryLock() {
		c.mu.Lock()
	}
}

func (c *counter) next(d *counter) {
	for d != nil {
		c.mu.Lock()
		c.n++
		c.mu.Unlock()
		c = d
	}
	c.mu.Lock()
	c = d
	c.mu.Lock()
}

type feed struct {
	mu     sync.Mutex
	closed atomic.Bool
	busy   bool
	done   chan bool
}

func (f *feed) stop() {
	if !f.closed.CompareAndSwap(false, true) {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	close(f.done)
}

// With the flag set the inner call returns before it locks.
func (f *feed) Close() {
	if f.closed.Swap(true) {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.stop()
}

func (f *feed) enter() {
	if f.busy {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
}

// What a plain flag says may be agreed between the two.
func (f *feed) leave() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.enter()
}
