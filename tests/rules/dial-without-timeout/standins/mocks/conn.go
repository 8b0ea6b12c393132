package mocks

import "net"

func mocksconn(addr string) (net.Conn, error) {
	return net.Dial("tcp", addr)
}
