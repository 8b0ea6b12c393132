package near

import "net"

func dialer(network string, local, remote *net.TCPAddr) (net.Conn, error) { return nil, nil }

// It gets another address.
func again(host string, other *net.TCPAddr) (net.Conn, error) {
	addr, err := net.ResolveTCPAddr("tcp", host)
	if err != nil {
		return nil, err
	}
	addr = other
	return net.DialTCP("tcp", nil, addr)
}

func own(host string) (net.Conn, error) {
	addr, err := net.ResolveTCPAddr("tcp", host)
	if err != nil {
		return nil, err
	}
	return dialer("tcp", nil, addr)
}

// The own address is meant.
func bound(host string, remote *net.TCPAddr) (net.Conn, error) {
	addr, err := net.ResolveTCPAddr("tcp", host)
	if err != nil {
		return nil, err
	}
	return net.DialTCP("tcp", addr, remote)
}

func named(host string) (net.Conn, error) {
	addr, err := net.ResolveTCPAddr("tcp", host)
	if err != nil {
		return nil, err
	}
	return net.Dial("tcp", addr.Network())
}

func listened(host string) (net.Listener, error) {
	addr, err := net.ResolveTCPAddr("tcp", host)
	if err != nil {
		return nil, err
	}
	return net.Listen("tcp", addr.String())
}

func network(host string) (net.Conn, error) {
	addr, err := net.ResolveTCPAddr("tcp", host)
	if err != nil {
		return nil, err
	}
	return net.Dial(addr.String(), host)
}

func text(host string) (net.Conn, error) {
	addr, err := net.ResolveTCPAddr("tcp", host) // want "^hint: `addr` keeps one .* / offered fix"
	if err != nil {
		return nil, err
	}
	c, err := net.Dial("tcp", addr.String())
	return c, err
}
