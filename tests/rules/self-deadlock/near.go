package near

import "sync"

type store struct {
	mu sync.RWMutex
	n  int
}

func (s *store) get() int {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.n
}

func (s *store) both() int {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.get() // want "^hint: this takes `s.mu`, which is held for reading already"
}

func (s *store) add(n int) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.n += n
	return s.get() // want "^bug: this takes `s.mu`, which is held already"
}

// A method value is no call, and another value has another lock.
func (s *store) other(o *store) func() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	o.get()
	return s.get
}

// Somebody else unlocks it in between.
func (s *store) waiting() {
	s.mu.Lock()
	s.mu.Lock()
	s.n++
	s.mu.Unlock()
}

func (s *store) release() { s.mu.Unlock() }

type alone struct {
	mu sync.Mutex
	n  int
}

func (a *alone) twice() {
	a.mu.Lock()
	a.mu.Lock() // want "^bug: `a.mu` is held already"
	a.n++
	a.mu.Unlock()
	a.mu.Unlock()
}

type table struct {
	mu   sync.RWMutex
	rows int
}

func (t *table) upgraded(n int) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	t.mu.Lock() // want "^bug: `t.mu` is held for reading already"
	t.rows = n
	t.mu.Unlock()
}
