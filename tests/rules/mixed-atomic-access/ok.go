package ok

import (
	"sync"
	"sync/atomic"
)

type stats struct {
	mu       sync.Mutex
	requests int64
	typed    atomic.Int64
	plain    int64
}

func newStats(n int64) *stats {
	s := &stats{requests: n}
	s.requests = n + 1
	return s
}

func (s *stats) count() {
	atomic.AddInt64(&s.requests, 1)
	s.typed.Add(1)
	s.plain++
}

func (s *stats) reset() {
	s.requests = 0
}

func (s *stats) locked() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.requests
}

func (s *stats) joined(wg *sync.WaitGroup) int64 {
	wg.Wait()
	return s.requests
}

func (s *stats) received(done chan bool) int64 {
	<-done
	return s.requests
}

func (s *stats) valueLocked() int64 {
	return s.requests
}

func (s stats) copied() int64 {
	return s.requests
}

func (s *stats) other() int64 {
	return s.plain + s.typed.Load()
}

// A value that this function has just got may be its own.
func sum(all []*stats) (n int64) {
	for _, s := range all {
		n += s.requests
	}
	return n
}

func snapshot() int64 {
	s := stats{}
	s.requests = 3
	return s.requests
}

func (s *stats) pointer() *int64 {
	return &s.requests
}

var started int32

func init() {
	started = 1
}

func start() bool {
	return atomic.CompareAndSwapInt32(&started, 0, 1)
}

func workers(n int) int64 {
	var count int64
	var wg sync.WaitGroup
	for range n {
		wg.Add(1)
		go func() {
			defer wg.Done()
			atomic.AddInt64(&count, 1)
		}()
	}
	wg.Wait()
	return count
}

type batch struct {
	left     int32
	accepted int32
	done     func(accepted int32)
}

func newBatch(n int32, done func(int32)) *batch {
	b := &batch{left: n, done: done}
	if n == 0 {
		b.finish()
	}
	return b
}

func (b *batch) release() int32 {
	return atomic.AddInt32(&b.left, -1)
}

func (b *batch) accept() {
	atomic.AddInt32(&b.accepted, 1)
	left := b.release()
	if left == 0 {
		b.finish()
	}
}

// Who took the last reference is alone.
func (b *batch) finish() {
	b.done(b.accepted)
}

type handle struct {
	blocking uint32
}

func (h *handle) block() {
	atomic.StoreUint32(&h.blocking, 1)
}

func (h *handle) close() bool {
	// There is no need for an atomic load: nobody else has the handle any more.
	if h.blocking == 0 {
		return true
	}
	return false
}

type rates struct {
	bytes int64
}

type meter struct {
	rates *rates
}

func (m *meter) mark(n int64) {
	atomic.AddInt64(&m.rates.bytes, n)
}

func (m *meter) snapshot() *rates {
	return &rates{bytes: atomic.LoadInt64(&m.rates.bytes)}
}

// What it is asked of is a copy.
func (r *rates) total() int64 {
	return r.bytes
}
