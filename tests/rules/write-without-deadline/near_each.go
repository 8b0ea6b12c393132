package near

import "net"

func readEach(conns []net.Conn, b []byte) {
	for _, c := range conns {
		c.Read(b)
	}
}

func writeApart(conns []net.Conn, b []byte) {
	for _, c := range conns {
		go c.Write(b)
	}
}
