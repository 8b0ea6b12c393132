package near

import (
	"io"
	"net"
)

// It is a deadlock, which is another matter.
func alone(b []byte) ([]byte, error) {
	r, w := net.Pipe()
	w.Write(b)
	w.Close()
	return io.ReadAll(r)
}

func send(c net.Conn) {
	c.Write([]byte("hello"))
	c.Close()
}

// Others want a connection.
func passed() ([]byte, error) {
	r, w := net.Pipe()
	go send(w)
	return io.ReadAll(r)
}

func handed(use func(net.Conn)) ([]byte, error) {
	r, w := net.Pipe()
	go func() {
		w.Write([]byte("hello"))
		use(w)
	}()
	return io.ReadAll(r)
}
