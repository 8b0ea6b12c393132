package unfixed

import "net"

func numbered(ln net.Listener) (int, string) {
	for n := 0; ; n++ {
		c, err := ln.Accept()
		if err != nil {
			return n, "ended"
		}
		go c.Close()
	}
}
