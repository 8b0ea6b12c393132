package near

import "net"

func peer(network, address string) *net.UDPAddr {
	return &net.UDPAddr{IP: net.IPv4(192, 0, 2, 1), Port: len(network) + len(address)}
}

// Where this leads is not known.
func send(c *net.UDPConn) {
	data := make([]byte, 4000)
	c.WriteTo(data, peer("udp", "127.0.0.1:53")) // want "^hint: a datagram of 4000 bytes"
}
