package unfixed

import "net"

func returned(host string) (net.Conn, error) {
	addr, err := net.ResolveTCPAddr("tcp", host) // want "`addr` keeps one of the host's addresses"
	if err != nil {
		return nil, err
	}
	return net.Dial("tcp", addr.String())
}

func tcp(host string) (net.Conn, error) {
	addr, err := net.ResolveTCPAddr("tcp", host) // want "`addr` keeps one of the host's addresses"
	if err != nil {
		return nil, err
	}
	c, err := net.DialTCP("tcp", nil, addr)
	return c, err
}

func assigned(host string) (c net.Conn, err error) {
	addr, err := net.ResolveTCPAddr("tcp", host) // want "`addr` keeps one of the host's addresses"
	if err != nil {
		return nil, err
	}
	c, err = net.Dial("tcp", addr.String())
	return c, err
}

func declared(host string) (net.Conn, error) {
	var addr *net.TCPAddr
	var err error
	addr, err = net.ResolveTCPAddr("tcp", host)
	if err != nil {
		return nil, err
	}
	c, err := net.Dial("tcp", addr.String())
	return c, err
}

func later(host string) (net.Conn, error) {
	addr, err := net.ResolveTCPAddr("tcp", host) // want "`addr` keeps one of the host's addresses"
	if err != nil {
		return nil, err
	}
	println(host)
	c, err := net.Dial("tcp", addr.String())
	return c, err
}

func other(host string) (net.Conn, error) {
	addr, err := net.ResolveTCPAddr("tcp", host) // want "`addr` keeps one of the host's addresses"
	if err != nil {
		return nil, err
	}
	c, failed := net.Dial("tcp", addr.String())
	return c, failed
}
