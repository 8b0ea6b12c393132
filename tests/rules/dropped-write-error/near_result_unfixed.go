package unfixed

import "net"

func forward(c net.Conn, next func() []byte) error {
	for {
		line := next()
		c.Write(line) // want "nobody learns that writing to `c` fails"
	}
}
