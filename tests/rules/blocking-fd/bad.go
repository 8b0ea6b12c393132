package bad

import (
	"net"
	"syscall"
)

func listen(addr *net.TCPAddr) (net.Listener, error) {
	ln, err := net.ListenTCP("tcp", addr)
	if err != nil {
		return nil, err
	}
	f, err := ln.File()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if err := syscall.SetsockoptInt(int(f.Fd()), syscall.IPPROTO_IP, syscall.IP_TOS, 8); err != nil { // want "^bug: from here on `ln` blocks and ignores deadlines and Close" @ "f.Fd()"
		return nil, err
	}
	return ln, nil
}

type server struct {
	ln *net.TCPListener
}

func (s *server) tune() error {
	f, err := s.ln.File()
	if err != nil {
		return err
	}
	defer f.Close()
	return syscall.SetsockoptInt(int(f.Fd()), syscall.SOL_SOCKET, syscall.SO_RCVBUF, 4096) // want "from here on `ln` blocks"
}

func (s *server) serve() error {
	for {
		c, err := s.ln.Accept()
		if err != nil {
			return err
		}
		c.Close()
	}
}

func mark(c *net.TCPConn) error {
	file, err := c.File()
	if err != nil {
		return err
	}
	defer file.Close()
	return syscall.SetsockoptInt(int(file.Fd()), syscall.SOL_SOCKET, syscall.SO_MARK, 1) // want "from here on `c` blocks"
}

func greet(addr *net.TCPAddr) error {
	c, err := net.DialTCP("tcp", nil, addr)
	if err != nil {
		return err
	}
	defer c.Close()
	if err := mark(c); err != nil {
		return err
	}
	_, err = c.Write([]byte("hello\n"))
	return err
}
