package near

import (
	"sync"
	"sync/atomic"
)

type stats struct {
	mu   sync.Mutex
	hits int64
}

func (s *stats) Hit() { atomic.AddInt64(&s.hits, 1) }

// The literal runs under the lock.
func (s *stats) Half() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	half := func() int64 { return s.hits / 2 }
	return half()
}
