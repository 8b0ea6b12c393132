package bad

import (
	"bufio"
	"fmt"
	"net"
	"time"
)

func ask(server string, request []byte) ([]byte, error) {
	c, err := net.Dial("udp", server)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	if _, err := c.Write(request); err != nil {
		return nil, err
	}
	answer := make([]byte, 2048)
	n, err := c.Read(answer) // want "^risk: a lost datagram makes this read from `c` wait for ever" @ "c.Read(answer)"
	return answer[:n], err
}

func probe(to *net.UDPAddr) error {
	conn, err := net.ListenUDP("udp", nil)
	if err != nil {
		return err
	}
	defer conn.Close()
	buf := make([]byte, 2048)
	for {
		if _, err := conn.WriteToUDP([]byte("?"), to); err != nil {
			return err
		}
		_, from, err := conn.ReadFromUDP(buf) // want "`conn`" @ "conn.ReadFromUDP(buf)"
		if err != nil {
			return err
		}
		if from.IP.Equal(to.IP) {
			return nil
		}
	}
}

func discover(to net.Addr) (string, error) {
	c, err := net.ListenPacket("udp4", ":0")
	if err != nil {
		return "", err
	}
	defer c.Close()
	c.SetWriteDeadline(time.Now().Add(time.Second))
	if _, err := c.WriteTo([]byte("who"), to); err != nil {
		return "", err
	}
	buf := make([]byte, 2048)
	// The first one that answers.
	if _, from, err := c.ReadFrom(buf); err == nil { // want "`c`" @ "c.ReadFrom(buf)"
		return from.String(), nil
	}
	return "", nil
}

func line(addr *net.UDPAddr) (string, error) {
	c, err := net.DialUDP("udp", nil, addr)
	if err != nil {
		return "", err
	}
	defer c.Close()
	fmt.Fprintln(c, "time")
	return bufio.NewReader(c).ReadString('\n') // want "`c`" @ `bufio.NewReader(c).ReadString('\n')`
}
