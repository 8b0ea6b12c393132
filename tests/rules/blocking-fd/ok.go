package ok

import (
	"net"
	"os"
	"os/exec"
	"syscall"
)

func closedBefore(ln *net.TCPListener) (uintptr, error) {
	f, err := ln.File()
	if err != nil {
		return 0, err
	}
	ln.Close()
	return f.Fd(), nil
}

func inherited(ln *net.TCPListener, cmd *exec.Cmd) error {
	f, err := ln.File()
	if err != nil {
		return err
	}
	defer f.Close()
	cmd.ExtraFiles = []*os.File{f}
	return cmd.Start()
}

func lent(c *net.TCPConn) error {
	raw, err := c.SyscallConn()
	if err != nil {
		return err
	}
	var serr error
	if err := raw.Control(func(fd uintptr) {
		serr = syscall.SetsockoptInt(int(fd), 1, 2, 1)
	}); err != nil {
		return err
	}
	_, err = c.Write([]byte("x"))
	if err != nil {
		return err
	}
	return serr
}

// Who calls it is not known.
func Option(c *net.TCPConn) (int, error) {
	f, err := c.File()
	if err != nil {
		return 0, err
	}
	defer f.Close()
	return syscall.GetsockoptInt(int(f.Fd()), 1, 2)
}

func handedOver(addr *net.TCPAddr) (uintptr, *os.File, error) {
	ln, err := net.ListenTCP("tcp", addr)
	if err != nil {
		return 0, nil, err
	}
	f, err := ln.File()
	if err != nil {
		return 0, nil, err
	}
	fd := f.Fd()
	ln.Close()
	return fd, f, nil
}

func plainFile(name string) (uintptr, error) {
	f, err := os.Open(name)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	return f.Fd(), nil
}

type server struct {
	ln *net.TCPListener
}

// Nothing in the package accepts from it.
func (s *server) number() (uintptr, error) {
	f, err := s.ln.File()
	if err != nil {
		return 0, err
	}
	defer f.Close()
	return f.Fd(), nil
}
