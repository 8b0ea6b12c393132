package near

import "net"

func listen(to net.Addr) {
	c, err := net.ListenPacket("udp", "localhost:0")
	if err != nil {
		return
	}
	buf := make([]byte, 3000)
	c.WriteTo(buf, to) // want "^hint: a datagram of 3000 bytes travels in fragments"
}

func loopback(c *net.UDPConn) {
	buf := make([]byte, 3000)
	c.WriteTo(buf, &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1})
	c.WriteTo(buf, &net.UDPAddr{IP: net.ParseIP("127.0.0.1"), Port: 1})
	c.WriteTo(buf, &net.UDPAddr{IP: net.ParseIP("::1"), Port: 1})
	c.WriteTo(buf, &net.UDPAddr{IP: net.IPv4(192, 0, 2, 1), Port: 1})   // want "^hint: a datagram"
	c.WriteTo(buf, &net.UDPAddr{IP: net.ParseIP("192.0.2.1"), Port: 1}) // want "^hint: a datagram"
	c.WriteTo(buf, &net.UDPAddr{IP: parse("127.0.0.1"), Port: 1})       // want "^hint: a datagram"
}

func parse(string) net.IP { return nil }

func resolved(c *net.UDPConn) {
	local, _ := net.ResolveUDPAddr("udp", "localhost:1")
	far, _ := net.ResolveUDPAddr("udp", "example.org:1")
	buf := make([]byte, 3000)
	c.WriteTo(buf, local)
	c.WriteTo(buf, far) // want "^hint: a datagram"
}
