package near

import "net"

// Nothing is written here.
func readAll(c net.Conn, a, b []byte) {
	for range 3 {
		go func() {
			c.Read(a)
			c.Read(b)
		}()
	}
}
