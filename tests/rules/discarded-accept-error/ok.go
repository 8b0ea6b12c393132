package ok

import (
	"log"
	"net"
)

func checked(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go handle(c)
	}
}

func compared(ln net.Listener) {
	for {
		c, _ := ln.Accept()
		if c == nil {
			return
		}
		go handle(c)
	}
}

func header(ln net.Listener) {
	for {
		if c, _ := ln.Accept(); c != nil {
			go handle(c)
		}
	}
}

func once(ln net.Listener) {
	c, _ := ln.Accept()
	handle(c)
}

func woken(ln net.Listener) {
	for range 3 {
		_, _ = ln.Accept()
	}
}

func asserted(ln net.Listener) {
	for {
		c, _ := ln.Accept()
		tcp, ok := c.(*net.TCPConn)
		if !ok {
			log.Print("no connection")
			return
		}
		go handle(tcp)
	}
}

// Not the standard library's.
type other struct{}

func (other) Accept() (net.Conn, error) { return nil, nil }

func foreign(ln other) {
	for {
		c, _ := ln.Accept()
		go handle(c)
	}
}

func handle(c net.Conn) {
	defer c.Close()
}
