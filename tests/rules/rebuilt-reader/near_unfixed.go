package unfixed

import (
	"bufio"
	"net"
)

func sized(c net.Conn, n int) {
	for range n {
		b := bufio.NewReaderSize(c, n) // want "what this reads ahead of `c` is lost"
		b.ReadString('\n')
	}
}

func branch(c net.Conn, n int) {
	for i := range n {
		if b := bufio.NewReader(c); i > 0 { // want "what this reads ahead of `c` is lost"
			b.ReadString('\n')
		}
	}
}
