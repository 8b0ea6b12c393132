package client

import "net"

func toolscmdloadtestclientconn(addr string) (net.Conn, error) {
	return net.Dial("tcp", addr)
}
