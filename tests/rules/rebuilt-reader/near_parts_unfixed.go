package unfixed

import (
	"bufio"
	"net"
)

func inner(c net.Conn, n int) {
	for i := range n {
		if i > 0 {
			b := bufio.NewReader(c) // want "what this reads ahead of `c` is lost"
			b.ReadString('\n')
		}
	}
}
