package near

import (
	"net"
	"sync"
)

type pool struct {
	mu      sync.Mutex
	entries map[string]string
	buffer  [4]string
}

// The map is another one's, or none.
func (p *pool) outside(others map[string]string, address string) (net.Conn, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	address = others[address]
	return net.Dial("tcp", address)
}

func (p *pool) array(address string) (net.Conn, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.buffer[0] = address
	return net.Dial("tcp", address)
}

func (p *pool) before(address string) (net.Conn, error) {
	address = p.entries[address]
	p.mu.Lock()
	defer p.mu.Unlock()
	return net.Dial("tcp", address)
}

func (p *pool) found(address string) (net.Conn, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return net.Dial("tcp", p.entries[address]) // want "^risk: `mu` is held while this waits"
}

type locked struct {
	sync.Mutex
	names []string
}

type group struct {
	lists locked
	conn  net.Conn
}
