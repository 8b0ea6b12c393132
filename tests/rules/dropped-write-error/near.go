package near

import (
	"fmt"
	"net"
	"sync"
)

// Two writes are no series.
func pair(c net.Conn, a, b []byte) {
	c.Write(a)
	c.Write(b)
	println("both")
	println("done")
}

func mixed(c, d net.Conn, a []byte) {
	c.Write(a)
	d.Write(a)
	c.Write(a)
	println("three")
	println("done")
}

// A connection of its own, whose users see to errors.
type counter struct {
	net.Conn
	n int
}

func (w *counter) Write(b []byte) (int, error) { return w.Conn.Write(b) }

func (w *counter) repeat(c net.Conn, b []byte) {
	for range 3 {
		c.Write(b)
	}
}

type talker struct{ n int }

func (t *talker) repeat(c net.Conn, b []byte) {
	for range t.n {
		c.Write(b) // want "^hint: nobody learns that writing to `c` fails / safe fix"
	}
}

func inner(b []byte) func(net.Conn) {
	return func(c net.Conn) {
		for range 3 {
			c.Write(b) // want "nobody learns .* / safe fix"
		}
	}
}

func locked(mu *sync.Mutex, c net.Conn, b []byte) {
	mu.Lock()
	defer mu.Unlock()
	for range 3 {
		c.Write(b) // want "nobody learns .* / safe fix"
	}
}

func unlockedBefore(mu *sync.Mutex, c net.Conn, b []byte) {
	mu.Lock()
	n := len(b)
	mu.Unlock()
	for range n {
		fmt.Fprintln(c, n) // want "nobody learns .* / safe fix"
	}
}
