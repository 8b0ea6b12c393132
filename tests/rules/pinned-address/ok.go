package ok

import (
	"log"
	"net"
)

func port(host string) (int, error) {
	addr, err := net.ResolveTCPAddr("tcp", host)
	if err != nil {
		return 0, err
	}
	return addr.Port, nil
}

func logged(host string) (net.Conn, error) {
	addr, err := net.ResolveTCPAddr("tcp", host)
	if err != nil {
		return nil, err
	}
	log.Printf("dialing %v", addr)
	return net.DialTCP("tcp", nil, addr)
}

func from(local *net.TCPAddr, host string) (net.Conn, error) {
	addr, err := net.ResolveTCPAddr("tcp", host)
	if err != nil {
		return nil, err
	}
	return net.DialTCP("tcp", local, addr)
}

func listen(host string) (*net.UDPConn, error) {
	addr, err := net.ResolveUDPAddr("udp", host)
	if err != nil {
		return nil, err
	}
	return net.ListenUDP("udp", addr)
}

func udp(host string) (*net.UDPConn, error) {
	addr, err := net.ResolveUDPAddr("udp", host)
	if err != nil {
		return nil, err
	}
	return net.DialUDP("udp", nil, addr)
}

func stored(host string, peers map[string]*net.TCPAddr) error {
	addr, err := net.ResolveTCPAddr("tcp", host)
	if err != nil {
		return err
	}
	peers[host] = addr
	return nil
}
