package near

import "net"

func handle([]byte) {}

// The buffer is used before or after the loop.
func before(c net.PacketConn) {
	buf := make([]byte, 1500)
	go handle(buf[:1])
	for {
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return
		}
		println(n)
	}
}

func first(c net.PacketConn) {
	buf := make([]byte, 1500)
	for {
		go handle(buf[:1])
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return
		}
		println(n)
	}
}

func inner(c net.PacketConn) {
	for {
		buf := make([]byte, 1500)
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return
		}
		go handle(buf[:n])
	}
}

// The goroutine itself waits.
func waiting(c net.PacketConn, done chan bool) {
	buf := make([]byte, 1500)
	for {
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return
		}
		go func() {
			handle(buf[:n]) // want "^bug: the next read overwrites `buf` while this is in use"
			<-done
		}()
	}
}
