package old

import "net"

func serve(ln net.Listener) {
	for {
		c, _ := ln.Accept() // want "^bug: `c` is nil when this discarded error is not$"
		go c.Close()
	}
}
