package bad

import (
	"net"
	"syscall"
)

func clone(ln *net.TCPListener) (net.Listener, error) {
	f, err := ln.File() // want "^bug: `f` is never closed" @ "ln.File()"
	if err != nil {
		return nil, err
	}
	return net.FileListener(f)
}

func name(c *net.TCPConn) (string, error) {
	file, err := c.File() // want "`file` is never closed" @ "c.File()"
	if err != nil {
		return "", err
	}
	return file.Name(), nil
}

type server struct {
	ln *net.UnixListener
}

func (s *server) option() (int, error) {
	f, err := s.ln.File() // want "`f` is never closed"
	if err != nil {
		return 0, err
	}
	return syscall.GetsockoptInt(int(f.Fd()), syscall.SOL_SOCKET, syscall.SO_RCVBUF)
}
