package bad

import "sync"

type account struct {
	mu      sync.Mutex
	balance int
}

type ledger struct {
	mu    sync.RWMutex
	total int
}

func (l *ledger) deposit(a *account, amount int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	a.mu.Lock()
	a.balance += amount
	a.mu.Unlock()
	l.total += amount
}

func (l *ledger) sum(accounts []*account) (sum int) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	for _, a := range accounts {
		a.mu.Lock()
		sum += a.balance
		a.mu.Unlock()
	}
	return sum
}

func (a *account) interest(l *ledger) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.balance++
	l.mu.Lock() // want "^hint: `l.mu` is taken after `a.mu` here, and before it elsewhere" @ "l.mu.Lock()"
	l.total++
	l.mu.Unlock()
}

type server struct {
	mu    sync.Mutex
	conns map[*conn]bool
}

type conn struct {
	mu     sync.Mutex
	server *server
	closed bool
}

func (s *server) closeAll() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.conns {
		c.stop()
	}
}

func (c *conn) stop() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closed = true
}

func (s *server) remove(c *conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.conns, c)
}

func (c *conn) fail() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closed = true
	c.server.remove(c) // want "this takes `server.mu` after `c.mu`, and elsewhere it is taken first"
}

var (
	namesMu sync.Mutex
	names   = map[string]int{}
	idsMu   sync.Mutex
	ids     = map[int]string{}
)

func add(name string, id int) {
	namesMu.Lock()
	defer namesMu.Unlock()
	names[name] = id
	idsMu.Lock()
	defer idsMu.Unlock()
	ids[id] = name
}

func drop(id int) {
	idsMu.Lock()
	defer idsMu.Unlock()
	namesMu.Lock() // want "`namesMu` is taken after `idsMu` here"
	defer namesMu.Unlock()
	delete(names, ids[id])
	delete(ids, id)
}
