package near

import "sync"

// Only the package itself closes or sends.
type Private struct{ jobs chan int }

func (p *Private) close()     { close(p.jobs) }
func (p *Private) Send(n int) { p.jobs <- n }

type Quiet struct{ jobs chan int }

func (q *Quiet) Close()     { close(q.jobs) }
func (q *Quiet) send(n int) { q.jobs <- n }

// Locked.
type Guarded struct {
	mu   sync.Mutex
	jobs chan int
}

func (g *Guarded) Close() {
	g.mu.Lock()
	defer g.mu.Unlock()
	close(g.jobs)
}

func (g *Guarded) Send(n int) { g.jobs <- n }

type Careful struct {
	mu   sync.Mutex
	jobs chan int
}

func (c *Careful) Close() { close(c.jobs) }

func (c *Careful) Send(n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.jobs <- n
}

// What it sends last is its own.
type Final struct{ jobs chan int }

func (f *Final) Close() {
	f.jobs <- 0
	close(f.jobs)
}

// The sender looks at what the closer changes.
type Flagged struct {
	jobs chan int
	done bool
}

func (f *Flagged) Close() {
	f.done = true
	close(f.jobs)
}

func (f *Flagged) Send(n int) {
	if !f.done {
		f.jobs <- n
	}
}

// It only reads what the sender reads, too.
type Named struct {
	jobs chan int
	name string
}

func (n *Named) Close() string {
	close(n.jobs) // want "^risk: a caller may still send on `jobs`"
	return n.name
}

func (n *Named) Send(v int) {
	println(n.name)
	n.jobs <- v
}

// What another value is told says nothing to the sender.
type Pair struct {
	jobs chan int
	done bool
}

func (p *Pair) Close(other *Pair) {
	other.done = true
	close(p.jobs) // want "may still send on `jobs`"
}

func (p *Pair) Send(v int) {
	if !p.done {
		p.jobs <- v
	}
}

// Each call sends on a channel of its own.
type Renewed struct{ jobs chan int }

func (r *Renewed) Close() { close(r.jobs) }

func (r *Renewed) Send(n int) {
	r.jobs = make(chan int, 1)
	r.jobs <- n
}

// Sending on another field is no matter.
type Twofold struct{ jobs, results chan int }

func (t *Twofold) Close()        { close(t.jobs) }
func (t *Twofold) Answer(n int)  { t.results <- n }
func (t *Twofold) Forget()       { t.results = nil }
func (t *Twofold) Next() (n int) { return <-t.jobs }

// When the sending goroutine runs is not known.
type Started struct{ jobs chan int }

func (s *Started) Close() { close(s.jobs) }

func (s *Started) Send(n int) {
	go func() { s.jobs <- n }()
}

type Selecting struct{ jobs chan int }

func (s *Selecting) Close() { close(s.jobs) }

func (s *Selecting) Send(n int) bool {
	select {
	case s.jobs <- n:
		return true
	default:
		return false
	}
}

// Its sender changes another channel of its own.
type Changing struct{ jobs, spare chan int }

func (c *Changing) Close() {
	close(c.jobs) // want "may still send on `jobs`"
}

func (c *Changing) Send(n int) {
	c.spare = nil
	c.jobs <- n
}
