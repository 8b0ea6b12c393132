package unfixed

import "net"

func count(ln net.Listener) (int, bool) {
	n := 0
	for {
		c, err := ln.Accept() // want "ends the loop"
		if err != nil {
			return n, false
		}
		n++
		go c.Close()
	}
}
