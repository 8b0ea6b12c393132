package near

import "net"

// The kernel answers at once.
func local() (net.Conn, error) {
	return net.Dial("unix", "/run/app.sock")
}
