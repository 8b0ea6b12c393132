package near

import "sync"

// Only the package itself closes or sends.
type private struct{ jobs chan int }

func (p *private) close()     { close(p.jobs) }
func (p *private) Send(n int) { p.jobs <- n }

type quiet struct{ jobs chan int }

func (q *quiet) Close()     { close(q.jobs) }
func (q *quiet) send(n int) { q.jobs <- n }

// Locked.
type guarded struct {
	mu   sync.Mutex
	jobs chan int
}

func (g *guarded) Close() {
	g.mu.Lock()
	defer g.mu.Unlock()
	close(g.jobs)
}

func (g *guarded) Send(n int) { g.jobs <- n }

type careful struct {
	mu   sync.Mutex
	jobs chan int
}

func (c *careful) Close() { close(c.jobs) }

func (c *careful) Send(n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.jobs <- n
}

// What it sends last is its own.
type final struct{ jobs chan int }

func (f *final) Close() {
	f.jobs <- 0
	close(f.jobs)
}

// The sender looks at what the closer changes.
type flagged struct {
	jobs chan int
	done bool
}

func (f *flagged) Close() {
	f.done = true
	close(f.jobs)
}

func (f *flagged) Send(n int) {
	if !f.done {
		f.jobs <- n
	}
}

// It only reads what the sender reads, too.
type named struct {
	jobs chan int
	name string
}

func (n *named) Close() string {
	close(n.jobs) // want "^risk: a caller may still send on `jobs`"
	return n.name
}

func (n *named) Send(v int) {
	println(n.name)
	n.jobs <- v
}

// What another value is told says nothing to the sender.
type pair struct {
	jobs chan int
	done bool
}

func (p *pair) Close(other *pair) {
	other.done = true
	close(p.jobs) // want "may still send on `jobs`"
}

func (p *pair) Send(v int) {
	if !p.done {
		p.jobs <- v
	}
}

// Each call sends on a channel of its own.
type renewed struct{ jobs chan int }

func (r *renewed) Close() { close(r.jobs) }

func (r *renewed) Send(n int) {
	r.jobs = make(chan int, 1)
	r.jobs <- n
}

// Sending on another field is no matter.
type twofold struct{ jobs, results chan int }

func (t *twofold) Close()        { close(t.jobs) }
func (t *twofold) Answer(n int)  { t.results <- n }
func (t *twofold) Forget()       { t.results = nil }
func (t *twofold) Next() (n int) { return <-t.jobs }

// When the sending goroutine runs is not known.
type started struct{ jobs chan int }

func (s *started) Close() { close(s.jobs) }

func (s *started) Send(n int) {
	go func() { s.jobs <- n }()
}

type selecting struct{ jobs chan int }

func (s *selecting) Close() { close(s.jobs) }

func (s *selecting) Send(n int) bool {
	select {
	case s.jobs <- n:
		return true
	default:
		return false
	}
}

// Its sender changes another channel of its own.
type changing struct{ jobs, spare chan int }

func (c *changing) Close() {
	close(c.jobs) // want "may still send on `jobs`"
}

func (c *changing) Send(n int) {
	c.spare = nil
	c.jobs <- n
}
