package near

import (
	"sync"
	"testing"
)

type table struct {
	mu   sync.RWMutex
	rows int
}

func (t *table) set(n int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.rows = n
}

func (t *table) get() int {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.rows
}

// Nobody writes in between.
func TestRead(t *testing.T) {
	var all table
	all.mu.RLock()
	defer all.mu.RUnlock()
	if all.get() != 0 {
		t.Fail()
	}
}
