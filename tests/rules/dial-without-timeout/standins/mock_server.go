package lib

import "net"

func mockserver(addr string) (net.Conn, error) {
	return net.Dial("tcp", addr)
}
