package near

import (
	"io"
	"net"
)

// Only the number goes on.
func reported(c net.Conn, report func(string, int)) error {
	n, err := c.Read(make([]byte, 512))
	report("dropped", n)
	return err
}

// The new slice is empty, and what it gets comes from elsewhere.
func roomy(r io.Reader) ([]byte, error) {
	n, err := r.Read(make([]byte, 512))
	return make([]byte, 0, n), err
}
