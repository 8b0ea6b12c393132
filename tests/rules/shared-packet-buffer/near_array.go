package near

import "net"

// Each iteration has a buffer of its own.
func arrays(c net.PacketConn, handle func([]byte)) error {
	for {
		var buf [1500]byte
		n, _, err := c.ReadFrom(buf[:])
		if err != nil {
			return err
		}
		go handle(buf[:n])
	}
}
