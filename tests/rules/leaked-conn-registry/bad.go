package bad

import (
	"net"
	"sync"
)

type server struct {
	conns sync.Map
	mu    sync.Mutex
	byKey map[string]net.Conn
	open  map[net.Conn]struct{}
}

func newServer() *server {
	return &server{byKey: make(map[string]net.Conn), open: map[net.Conn]struct{}{}}
}

func (s *server) serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		s.conns.Store(c.RemoteAddr(), c) // want "^risk: `c` is never taken out of `conns` again" @ "s.conns.Store(c.RemoteAddr(), c)"
		go func() {
			defer c.Close()
			s.talk(c)
		}()
	}
}

func (s *server) serveLocked(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		s.mu.Lock()
		s.byKey[c.RemoteAddr().String()] = c // want "`c` is never taken out of `byKey` again" @ "s.byKey[c.RemoteAddr().String()]"
		s.mu.Unlock()
		go s.talk(c)
	}
}

func (s *server) talk(c net.Conn) {
	defer c.Close()
	s.mu.Lock()
	s.open[c] = struct{}{} // want "`c` is never taken out of `open` again"
	s.mu.Unlock()
}

func (s *server) send(message []byte) (count int) {
	s.conns.Range(func(_, value any) bool {
		value.(net.Conn).Write(message)
		count++
		return true
	})
	for _, c := range s.byKey {
		c.Write(message)
	}
	return count + len(s.open)
}

var registry sync.Map

func global(ln *net.TCPListener) {
	for {
		conn, err := ln.AcceptTCP()
		if err != nil {
			return
		}
		go hold(conn)
	}
}

func hold(conn *net.TCPConn) {
	registry.Store(conn, true) // want "`conn` is never taken out of `registry` again"
	defer conn.Close()
}
