package near

import (
	"sync"
	"sync/atomic"
)

type stats struct {
	hits int64
	mu   sync.Mutex
}

func (s *stats) Hit() { atomic.AddInt64(&s.hits, 1) }

// Nobody else has the copy.
func (s stats) Copy() int64 { return s.hits }
