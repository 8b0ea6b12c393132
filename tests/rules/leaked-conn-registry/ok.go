package ok

import (
	"net"
	"sync"
)

type server struct {
	conns   sync.Map
	swapped sync.Map
	mu      sync.Mutex
	byKey   map[string]net.Conn
	reset   map[string]net.Conn
	cleared map[string]net.Conn
	closed  map[net.Conn]bool
	passed  map[net.Conn]bool
	named   registry
	Public  map[net.Conn]bool
	first   map[string]net.Conn
}

type registry map[net.Conn]bool

func (r registry) remove(c net.Conn) {
	delete(r, c)
}

func (s *server) serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		key := c.RemoteAddr().String()
		s.conns.Store(key, c)
		s.swapped.Store(key, c)
		s.byKey[key] = c
		s.reset[key] = c
		s.cleared[key] = c
		s.closed[c] = true
		s.passed[c] = true
		s.named[c] = true
		s.Public[c] = true
		go s.talk(key, c)
	}
}

func (s *server) talk(key string, c net.Conn) {
	defer s.conns.Delete(key)
	defer s.swapped.LoadAndDelete(key)
	defer c.Close()
	delete(s.byKey, key)
	s.reset = nil
	clear(s.cleared)
	s.named.remove(c)
	drop(s.passed, c)
}

func drop(conns map[net.Conn]bool, c net.Conn) {
	delete(conns, c)
}

func (s *server) shutdown() {
	for c := range s.closed {
		c.Close()
	}
}

// Not one of many.
func (s *server) pair(addr string) error {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return err
	}
	s.first["upstream"] = c
	return nil
}

func local(ln net.Listener, seen map[net.Conn]bool) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		seen[c] = true
	}
}

type wrapped struct {
	conn net.Conn
}

type hub struct {
	clients map[*wrapped]bool
}

func (h *hub) serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		h.clients[&wrapped{conn: c}] = true
	}
}
