package ok

import (
	"errors"
	"sync"
	"sync/atomic"
)

type Locked struct {
	mu     sync.Mutex
	closed bool
	jobs   chan func()
}

func (l *Locked) Submit(job func()) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return errors.New("closed")
	}
	l.jobs <- job
	return nil
}

func (l *Locked) Close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.closed {
		l.closed = true
		close(l.jobs)
	}
}

type Waiting struct {
	wg   sync.WaitGroup
	jobs chan func()
}

func (w *Waiting) Submit(job func()) {
	w.wg.Go(func() { w.jobs <- job })
	w.jobs <- job
}

func (w *Waiting) Close() {
	w.wg.Wait()
	close(w.jobs)
}

type Flagged struct {
	closed atomic.Bool
	jobs   chan func()
}

func (f *Flagged) Submit(job func()) {
	if f.closed.Load() {
		return
	}
	f.jobs <- job
}

func (f *Flagged) Close() {
	if f.closed.Swap(true) {
		return
	}
	close(f.jobs)
}

type Selecting struct {
	done chan struct{}
	jobs chan func()
}

func (s *Selecting) Submit(job func()) {
	select {
	case s.jobs <- job:
	case <-s.done:
	}
}

func (s *Selecting) Close() {
	close(s.done)
	close(s.jobs)
}

type Helped struct {
	mu   sync.Mutex
	jobs chan func()
}

func (h *Helped) Submit(job func()) {
	h.jobs <- job
}

func (h *Helped) Close() {
	h.flush()
	close(h.jobs)
}

func (h *Helped) flush() {
	h.mu.Lock()
	defer h.mu.Unlock()
}

// The one who sends closes.
type Producer struct {
	items chan int
}

func (p *Producer) Run(numbers []int) {
	defer close(p.items)
	for _, n := range numbers {
		p.items <- n
	}
}

func (p *Producer) Items() <-chan int { return p.items }

// Nobody outside can call these at the same time.
type private struct {
	jobs chan func()
}

func (p *private) submit(job func()) { p.jobs <- job }

func (p *private) close() { close(p.jobs) }

type Caught struct {
	jobs chan func()
}

func (c *Caught) Submit(job func()) (err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("closed")
		}
	}()
	c.jobs <- job
	return nil
}

func (c *Caught) Close() { close(c.jobs) }

// A reply belongs to its request.
type Request struct {
	reply chan int
}

type Server struct {
	requests chan *Request
}

func (s *Server) Answer(r *Request) { r.reply <- 1 }

func (s *Server) Drop(r *Request) { close(r.reply) }

type Bench struct{ samples chan int }

func (b *Bench) Add(n int) { b.samples <- n }

// Close ends the measurement. After Close no sample can be added.
func (b *Bench) Close() { close(b.samples) }

// A token that comes back late is its owner's mistake.
type Semaphore struct{ tokens chan struct{} }

func (s *Semaphore) Release() { s.tokens <- struct{}{} }

func (s *Semaphore) Close() { close(s.tokens) }

type dummy struct{ events chan int }

func (d *dummy) Send(n int) { d.events <- n }

func (d *dummy) Close() { close(d.events) }
