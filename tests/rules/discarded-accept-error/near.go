package near

import "net"

// Both are discarded.
func waiting(ln net.Listener) {
	for {
		_, _ = ln.Accept()
	}
}

func assigned(ln net.Listener) {
	var c net.Conn
	for {
		c, _ = ln.Accept() // want "^bug: `c` is nil when this discarded error is not / safe fix"
		go c.Close()
	}
}
