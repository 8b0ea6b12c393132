package lib

import "net"

func servermock(addr string) (net.Conn, error) {
	return net.Dial("tcp", addr)
}
