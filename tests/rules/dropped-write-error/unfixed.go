package unfixed

import (
	"net"
	"sync"
)

func counted(c net.Conn, lines <-chan []byte) (n int) {
	for line := range lines {
		c.Write(line) // want "nobody learns"
		n++
	}
	return n
}

func locked(mu *sync.Mutex, c net.Conn, lines <-chan []byte) {
	for line := range lines {
		mu.Lock()
		c.Write(line) // want "nobody learns"
		mu.Unlock()
	}
}

func more(c net.Conn, lines <-chan []byte, done chan<- struct{}) {
	for line := range lines {
		c.Write(line) // want "nobody learns"
	}
	done <- struct{}{}
}
