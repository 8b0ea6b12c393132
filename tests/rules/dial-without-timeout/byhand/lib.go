package lib

import "net"

func connect(addr string) (net.Conn, error) {
	return net.Dial("tcp", addr) // want "^hint"
}
