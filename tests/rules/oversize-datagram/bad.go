package bad

import "net"

func send(c *net.UDPConn, to *net.UDPAddr) error {
	buf := make([]byte, 65508)
	_, err := c.WriteToUDP(buf, to) // want "^bug: 65508 bytes don't fit into a datagram, at most 65507 do" @ "buf"
	return err
}

const size = 64 * 1024

func dialed() error {
	c, err := net.Dial("udp", "127.0.0.1:9")
	if err != nil {
		return err
	}
	defer c.Close()
	var block [size]byte
	_, err = c.Write(block[:]) // want "^bug: 65536" @ "block[:]"
	return err
}

func fragmented(to net.Addr) error {
	c, err := net.ListenPacket("udp4", ":0")
	if err != nil {
		return err
	}
	defer c.Close()
	_, err = c.WriteTo(make([]byte, 8000), to) // want "^hint: a datagram of 8000 bytes travels in fragments" @ "make([]byte, 8000)"
	return err
}

func six() error {
	c, err := net.Dial("udp6", "[2001:db8::1]:9")
	if err != nil {
		return err
	}
	buf := make([]byte, 65520)
	_, err = c.Write(buf) // want "^hint"
	return err
}
