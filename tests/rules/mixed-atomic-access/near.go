package near

import (
	"sync"
	"sync/atomic"
)

type stats struct {
	hits, misses int64
	name         string
	small        int16
	inner        struct{ n int64 }
	mu           sync.Mutex
}

var total, other int64

func (s *stats) Hit() {
	atomic.AddInt64(&s.hits, 1)
	atomic.AddInt64(&s.inner.n, 1)
	atomic.AddInt64(&total, 1)
}

// Neither its type nor its use is atomic.
func (s *stats) Name() (string, int16, int64) { return s.name, s.small, s.misses }

// Only the address.
func (s *stats) Pointer() *int64 { return &s.hits }

func (s *stats) Literal() func() int64 {
	return func() int64 { return s.hits } // want "^bug: `s.hits` is accessed atomically elsewhere"
}

func (s *stats) Get() int64 { return s.hits } // want "`s.hits` is accessed atomically"

// Of another value.
func sum(all []*stats) (n int64) {
	for _, s := range all {
		n += s.hits
	}
	return n
}

func (s *stats) Others(o *stats) int64 { return o.hits }

func Total() int64 { return total } // want "`total` is accessed atomically"

func Other() int64 { return other }

// It takes a lock, so it may know better.
func (s *stats) Locked() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.hits
}

// It waits first.
func (s *stats) Wait(done chan bool) int64 {
	<-done
	return s.hits
}

func (s *stats) Then(done chan bool) int64 {
	n := s.hits // want "`s.hits` is accessed atomically"
	<-done
	return n
}

func (s *stats) Both() int64 {
	atomic.AddInt64(&s.hits, 1)
	if s.hits > 3 { // want "`s.hits` is accessed atomically .* / safe fix"
		return s.hits
	}
	return atomic.LoadInt64(&s.hits)
}

type unsigned struct{ n uint32 }

func (u *unsigned) Up() { atomic.AddUint32(&u.n, 1) }

func (u *unsigned) Set(n uint32) {
	u.n = n // want "`u.n` is accessed atomically .* / safe fix"
}
