package unfixed

import "net"

func handle([]byte) {}

func whole(c net.PacketConn) {
	buf := make([]byte, 1500)
	for {
		if _, _, err := c.ReadFrom(buf); err != nil {
			return
		}
		go handle(buf) // want "the next read overwrites `buf`"
	}
}

func parts(c net.PacketConn) {
	buf := make([]byte, 1500)
	for {
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return
		}
		go func() {
			handle(buf[:4]) // want "the next read overwrites `buf`"
			handle(buf[4:n])
		}()
	}
}

func later(c net.PacketConn) {
	buf := make([]byte, 1500)
	for {
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return
		}
		go func() {
			end := n - 1
			handle(buf[:end]) // want "the next read overwrites `buf`"
		}()
	}
}
