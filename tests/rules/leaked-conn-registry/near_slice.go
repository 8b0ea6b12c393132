package near

import "net"

// A slot is used again.
func serve(ln net.Listener, handle func(int)) {
	slots := make([]net.Conn, 8)
	for i := 0; ; i++ {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		slots[i%8] = c
		go handle(i % 8)
	}
}
