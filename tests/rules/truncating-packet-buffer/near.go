package near

import "net"

// No more than the head is wanted.
func head(c net.PacketConn) ([]byte, error) {
	buf := make([]byte, 64)
	n, _, err := c.ReadFrom(buf)
	size := min(n, 12)
	return buf[:size], err
}
