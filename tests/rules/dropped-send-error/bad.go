package bad

import "net"

func announce(c *net.UDPConn, to *net.UDPAddr, message []byte) {
	c.WriteToUDP(message, to) // want "^hint: nobody learns that `c` could not send" @ "c.WriteToUDP(message, to)"
}

type sender struct{ conn net.PacketConn }

func (s *sender) send(to net.Addr, messages [][]byte) {
	for _, m := range messages {
		// One after the other.
		s.conn.WriteTo(m, to) // want "`s.conn`" @ "s.conn.WriteTo(m, to)"
	}
}

func dialed(address string) error {
	c, err := net.Dial("udp", address)
	if err != nil {
		return err
	}
	defer c.Close()
	c.Write([]byte("hello")) // want "`c`"
	return nil
}

func reply(c *net.UDPConn, err error) {
	if err != nil {
		c.Write([]byte(err.Error())) // want "`c`"
	}
}
