package lib

import "net"

func mocking(addr string) (net.Conn, error) {
	return net.Dial("tcp", addr) // want "^hint"
}
