package bad

import (
	"net"
)

func simple(ln net.Listener) {
	for {
		c, _ := ln.Accept() // want "^bug: `c` is nil when this discarded error is not" @ "_"
		go handle(c)
	}
}

func failing(ln *net.TCPListener) error {
	for {
		conn, _ := ln.AcceptTCP() // want "`conn` is nil"
		conn.SetNoDelay(false)
		go handle(conn)
	}
}

func counted(ln net.Listener) (int, error) {
	for clients := 0; ; clients++ {
		c, _ := ln.Accept() // want "^bug"
		if clients == 100 {
			return clients, c.Close()
		}
		go handle(c)
	}
}

func assigned(ln net.Listener, err error) {
	var c net.Conn
	for {
		c, _ = ln.Accept() // want "^bug"
		handle(c)
	}
}

func beside(ln net.Listener, quit chan struct{}) {
	for {
		select {
		case <-quit:
			return
		default:
		}
		var c net.Conn
		c, _ = ln.Accept() // want "^bug"
		go handle(c)
	}
}

func handle(c net.Conn) {
	defer c.Close()
}

func asserted(ln net.Listener) {
	for {
		c, _ := ln.Accept() // want "`c` is nil when this discarded error is not" @ "_"
		go handle(c.(*net.TCPConn))
	}
}
