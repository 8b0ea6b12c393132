package near

import (
	"log"
	"net"
)

func handle(c net.Conn) { c.Close() }

// The error stays here, whatever the function is called.
func serveAll(ln net.Listener) {
	for {
		c, err := ln.Accept() // want "ends the loop"
		if err != nil {
			log.Print(err)
			return
		}
		go handle(c)
	}
}

// It goes on.
func logged(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			log.Print(err)
		}
		go handle(c)
	}
}
