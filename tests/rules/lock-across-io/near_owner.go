package near

import (
	"net"
	"sync"
	"time"
)

type book struct {
	mu    sync.Mutex
	known map[string]string
}

func (b *book) size() int { return len(b.known) }

type phone struct {
	book  book
	conn  net.Conn
	calls int
}

func (p *phone) count() { p.calls++ }

// The connection is beside the book, not in it.
func (p *phone) dial(address string) (net.Conn, error) {
	p.count()
	if p.book.size() == 0 {
		return nil, net.ErrClosed
	}
	p.book.mu.Lock()
	defer p.book.mu.Unlock()
	address = p.book.known[address]
	return net.Dial("tcp", address) // want "^risk: `mu` is held while this waits"
}

var shared book

func dialShared(address string) (net.Conn, error) {
	if shared.size() == 0 {
		return nil, net.ErrClosed
	}
	shared.mu.Lock()
	defer shared.mu.Unlock()
	address = shared.known[address]
	return net.Dial("tcp", address) // want "^risk: `mu` is held while this waits"
}

type line struct {
	mu      sync.Mutex
	conn    net.Conn
	pending map[int]string
}

type exchange struct{ line line }

// The lock keeps the messages of the line's connection apart.
func (e *exchange) redial(address string, id int) error {
	e.line.mu.Lock()
	defer e.line.mu.Unlock()
	conn, err := net.DialTimeout("tcp", address, time.Second)
	if err != nil {
		return err
	}
	e.line.conn = conn
	e.line.pending[id] = address
	return nil
}
