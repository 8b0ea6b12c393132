package unfixed

import (
	"fmt"
	"net"
	"sync"
)

func unlocked(mu *sync.Mutex, c net.Conn, b []byte) {
	mu.Lock()
	for range 3 {
		c.Write(b) // want "nobody learns"
	}
	mu.Unlock()
}

func counted(c net.Conn, b []byte) (n int) {
	for range 3 {
		c.Write(b) // want "nobody learns"
		n++
	}
	return n
}

func goesOn(c net.Conn, b []byte, next func()) {
	for range 3 {
		c.Write(b) // want "nobody learns"
	}
	next()
}

func long(c net.Conn, name string) {
	for range 3 {
		fmt.Fprintf(c, "%s %d\n", // want "nobody learns"
			name, 3)
	}
}
