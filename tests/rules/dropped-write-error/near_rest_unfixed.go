package unfixed

import "net"

func counted(c net.Conn, lines <-chan []byte) (n int) {
	for line := range lines {
		c.Write(line) // want "nobody learns that writing to `c` fails"
		n++
	}
	return n
}

func ended(c net.Conn, lines <-chan []byte) {
	for line := range lines {
		c.Write(line) // want "nobody learns that writing to `c` fails"
	}
	println("no more lines")
}
