package bad

import (
	"net"
	"time"
)

func typed(host string) (*net.TCPConn, error) {
	addr, err := net.ResolveTCPAddr("tcp", host) // want "^hint: `addr` keeps one of the host's addresses" @ "net.ResolveTCPAddr(\"tcp\", host)"
	if err != nil {
		return nil, err
	}
	return net.DialTCP("tcp", nil, addr)
}

func text(host string) (net.Conn, error) {
	addr, err := net.ResolveTCPAddr("tcp", host) // want "keeps one"
	if err != nil {
		return nil, err
	}
	c, err := net.DialTimeout("tcp", addr.String(), time.Second)
	if err != nil {
		return nil, err
	}
	return c, nil
}

func datagrams(host string) (net.Conn, error) {
	addr, err := net.ResolveUDPAddr("udp", host) // want "keeps one"
	if err != nil {
		return nil, err
	}
	c, err := net.Dial("udp", addr.String())
	return c, err
}
