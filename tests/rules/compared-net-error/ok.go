package ok

import (
	"bufio"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"os"
	"syscall"
)

func asked(ln net.Listener) bool {
	_, err := ln.Accept()
	return errors.Is(err, net.ErrClosed)
}

func eof(c net.Conn, buf []byte) bool {
	_, err := c.Read(buf)
	return err == io.EOF
}

func secure(c *tls.Conn, data []byte) bool {
	_, err := c.Write(data)
	return err == net.ErrClosed
}

func given(err error) bool {
	return err == net.ErrClosed
}

func raw(fd int, buf []byte) bool {
	_, err := syscall.Read(fd, buf)
	return err == syscall.EAGAIN
}

func inner(c net.Conn, buf []byte) bool {
	_, err := c.Read(buf)
	var op *net.OpError
	return errors.As(err, &op) && op.Err == os.ErrDeadlineExceeded
}

func unwrapped(c net.Conn, buf []byte) bool {
	_, err := c.Read(buf)
	err = errors.Unwrap(err)
	return err == net.ErrClosed
}

func mixed(c net.Conn, buf []byte, next func([]byte) error) bool {
	_, err := c.Read(buf)
	if err == nil {
		err = next(buf)
	}
	return err == net.ErrClosed
}

func captured(c net.Conn, buf []byte, each func(func())) bool {
	var err error
	each(func() {
		_, err = c.Read(buf)
	})
	return err == net.ErrClosed
}

type conn struct {
	net.Conn
}

func (conn) Read(buf []byte) (int, error) { return 0, net.ErrClosed }

func own(c conn, buf []byte) bool {
	_, err := c.Read(buf)
	return err == net.ErrClosed
}

func number(c net.Conn) bool {
	var errno syscall.Errno
	return errors.As(c.Close(), &errno) && errno == syscall.EPIPE
}

func buffered(r io.Reader) bool {
	_, err := bufio.NewReader(r).ReadByte()
	return err == os.ErrDeadlineExceeded
}
