package ok

import "sync"

type first struct {
	mu sync.Mutex
	n  int
}

type second struct {
	mu sync.Mutex
	n  int
}

func ordered(a *first, b *second) {
	a.mu.Lock()
	b.mu.Lock()
	a.n, b.n = b.n, a.n
	b.mu.Unlock()
	a.mu.Unlock()
}

// One is given back before the other is taken.
func handed(a *first, b *second) {
	b.mu.Lock()
	n := b.n
	b.mu.Unlock()
	a.mu.Lock()
	a.n = n
	a.mu.Unlock()
}

// Nobody else has the new value yet.
func built(b *second) *first {
	a := &first{n: 1}
	b.mu.Lock()
	defer b.mu.Unlock()
	a.mu.Lock()
	defer a.mu.Unlock()
	a.n = b.n
	return a
}

// Whether the callee locks depends.
func (a *first) grow(by int) {
	if by == 0 {
		return
	}
	a.mu.Lock()
	a.n += by
	a.mu.Unlock()
}

func (b *second) tell(a *first) {
	b.mu.Lock()
	defer b.mu.Unlock()
	a.grow(b.n)
}

type gated struct {
	gate        sync.Mutex
	left, right sync.Mutex
	l, r        int
}

// Both orders, and a lock around them that lets one in at a time.
func (g *gated) up() {
	g.gate.Lock()
	defer g.gate.Unlock()
	g.left.Lock()
	defer g.left.Unlock()
	g.right.Lock()
	defer g.right.Unlock()
	g.l, g.r = g.l+1, g.r+1
}

func (g *gated) down() {
	g.gate.Lock()
	defer g.gate.Unlock()
	g.right.Lock()
	defer g.right.Unlock()
	g.left.Lock()
	defer g.left.Unlock()
	g.l, g.r = g.l-1, g.r-1
}

type readers struct {
	keys, values sync.RWMutex
	k, v         int
}

// Readers don't keep each other out.
func (r *readers) sum() int {
	r.keys.RLock()
	defer r.keys.RUnlock()
	r.values.RLock()
	defer r.values.RUnlock()
	return r.k + r.v
}

func (r *readers) difference() int {
	r.values.RLock()
	defer r.values.RUnlock()
	r.keys.RLock()
	defer r.keys.RUnlock()
	return r.k - r.v
}

type node struct {
	mu   sync.Mutex
	next *node
	n    int
}

// From node to node: which one is first can't be seen in their type.
func (n *node) move() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.next.mu.Lock()
	defer n.next.mu.Unlock()
	n.n, n.next.n = n.next.n, n.n
}

// The goroutine takes the other lock on its own.
func beside(a *first, b *second) {
	b.mu.Lock()
	defer b.mu.Unlock()
	go func() {
		a.mu.Lock()
		a.n++
		a.mu.Unlock()
	}()
	b.n++
}

// TryLock gives up.
func polite(a *first, b *second) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if a.mu.TryLock() {
		a.n++
		a.mu.Unlock()
	}
}

type session struct {
	mu      sync.Mutex
	streams map[int]*stream
	done    chan struct{}
}

type stream struct {
	mu      sync.Mutex
	session *session
	closed  bool
}

// The one that takes them the other way round has ended before.
func (s *session) close() {
	<-s.done
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, st := range s.streams {
		st.mu.Lock()
		st.closed = true
		st.mu.Unlock()
	}
}

func (st *stream) receive(id int) {
	st.mu.Lock()
	defer st.mu.Unlock()
	st.session.mu.Lock()
	delete(st.session.streams, id)
	st.session.mu.Unlock()
}
