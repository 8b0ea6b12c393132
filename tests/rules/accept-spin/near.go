package near

import (
	"log"
	"net"
	"sync/atomic"
)

// A failure leaves nothing to handle, which ends the loop further down.
func endedByNil(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			log.Print(err)
		}
		if c == nil {
			return
		}
		go handle(c)
	}
}

// What comes next is not the next iteration but the look at the flag.
func paused(ln net.Listener, paused, closing *atomic.Bool) {
	for {
		if !paused.Load() {
			c, err := ln.Accept()
			if err != nil {
				log.Print(err)
			} else {
				go handle(c)
			}
		}
		if closing.Load() {
			return
		}
	}
}

func handle(c net.Conn) { c.Close() }
