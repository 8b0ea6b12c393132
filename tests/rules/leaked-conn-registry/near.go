package near

import (
	"net"
	"os"
)

type server struct {
	byIndex []net.Conn
	files   map[string]net.Listener
	conns   map[string]net.Conn
	errs    map[error]int
	first   map[string]net.Conn
	dialed  map[string]net.Conn
	inner   map[string]net.Conn
}

func newServer() *server {
	return &server{
		byIndex: make([]net.Conn, 9),
		files:   make(map[string]net.Listener),
		conns:   make(map[string]net.Conn),
		errs:    make(map[error]int),
		first:   make(map[string]net.Conn),
		dialed:  make(map[string]net.Conn),
		inner:   make(map[string]net.Conn),
	}
}

// A slice has as many places as it has.
func (s *server) numbered(ln net.Listener) {
	for i := 0; ; i++ {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		s.byIndex[i%9] = c
	}
}

// The errors of accepting are few.
func (s *server) counted(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			s.errs[err] = 1
			return
		}
		c.Close()
	}
}

// Only one is accepted.
func (s *server) single(ln net.Listener) error {
	c, err := ln.Accept()
	if err != nil {
		return err
	}
	s.first[c.RemoteAddr().String()] = c
	return nil
}

// The program decides whom it dials.
func (s *server) dial(names []string) {
	for _, name := range names {
		c, err := net.Dial("tcp", name)
		if err != nil {
			continue
		}
		s.dialed[name] = c
	}
}

func (s *server) listen(names []string) {
	for _, name := range names {
		ln, err := net.Listen("unix", name)
		if err != nil {
			os.Exit(1)
		}
		s.files[name] = ln
	}
}

// The parameter is that of a literal.
func (s *server) add() func(net.Conn) {
	return func(c net.Conn) {
		s.inner[c.RemoteAddr().String()] = c
	}
}
