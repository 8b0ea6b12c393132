package unfixed

import (
	"net"
	"sync"
)

type server struct{ conns, named, all sync.Map }

func (s *server) swap(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		if s.conns.Store(c.RemoteAddr(), c); c == nil { // want "`c` is never taken out of `conns`"
			return
		}
	}
}

func (s *server) serve(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		go s.add(c)
	}
}

func (s *server) add(c net.Conn) {
	s.all.Store(c.RemoteAddr(), c) // want "`c` is never taken out of `all`"
}

func (s *server) numbered(ln net.Listener) {
	n := 0
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		n++
		s.named.Store(n, c) // want "`c` is never taken out of `named`"
		go func() {
			c.Write(nil)
		}()
	}
}
