package fake

import "net"

func fakeconn(addr string) (net.Conn, error) {
	return net.Dial("tcp", addr)
}
