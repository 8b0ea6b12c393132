package bad

import "net"

type state struct{}

// There is no zero value of a struct that could be written everywhere.
func run(ln net.Listener) state {
	for {
		c, _ := ln.Accept() // want "^bug"
		go handle(c)
	}
}

func handle(c net.Conn) {
	defer c.Close()
}
