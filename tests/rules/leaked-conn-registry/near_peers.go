package near

import "net"

type proxy struct {
	upstreams []net.Conn
	used      map[net.Conn]bool
}

func (p *proxy) serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go p.handle(c)
	}
}

// The map holds the few upstreams, not those that were accepted.
func (p *proxy) handle(c net.Conn) {
	defer c.Close()
	mark := func(upstream net.Conn) { p.used[upstream] = true }
	for _, upstream := range p.upstreams {
		mark(upstream)
	}
}
