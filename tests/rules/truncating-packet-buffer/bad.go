package bad

import (
	"log"
	"net"
)

func receive(c net.PacketConn) ([]byte, error) {
	buf := make([]byte, 128) // want "^hint: what a datagram has beyond 128 bytes is lost" @ "128"
	n, _, err := c.ReadFrom(buf)
	return buf[:n], err
}

func serve(c *net.UDPConn) error {
	b := make([]byte, 0x100) // want "256 bytes"
	for {
		n, from, err := c.ReadFromUDP(b[:])
		if err != nil {
			return err
		}
		log.Printf("%s: %q", from, b[:n])
	}
}

func ask(address string) (string, error) {
	c, err := net.Dial("udp", address)
	if err != nil {
		return "", err
	}
	defer c.Close()
	answer := make([]byte, 256) // want "256 bytes"
	n, err := c.Read(answer)
	return string(answer[:n]), err
}
