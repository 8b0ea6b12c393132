package near

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"io"
	"net"
	"os"
	"syscall"
)

func closed(err error) bool { return err == net.ErrClosed }

func other(c net.Conn) bool {
	_, err := c.Read(nil)
	return err == io.EOF || err == net.ErrWriteToConnected // want "^bug: `net.ErrWriteToConnected` comes wrapped"
}

// Who else returns it may return it as it is.
func secure(c *tls.Conn) bool {
	_, err := c.Read(nil)
	return err == net.ErrClosed
}

func secured(c *tls.Conn) bool {
	_, err := io.ReadFull(c, nil)
	return err == net.ErrClosed
}

func file(f *os.File) bool {
	_, err := io.ReadFull(f, nil)
	return err == os.ErrDeadlineExceeded
}

func memory(b *bytes.Buffer) bool {
	_, err := bufio.NewReader(b).ReadByte()
	return err == net.ErrClosed
}

func copied(c net.Conn) bool {
	_, err := io.Copy(io.Discard, c)
	return err == net.ErrClosed
}

func scanned(c net.Conn) bool {
	s := bufio.NewScanner(c)
	s.Scan()
	err := s.Err()
	return err == net.ErrClosed
}

func buffered(c net.Conn) bool {
	r := bufio.NewReader(c)
	_, err := r.ReadByte()
	return err == net.ErrClosed // want "^bug: `net.ErrClosed` comes wrapped"
}

func looked(host string) bool {
	_, err := net.LookupHost(host)
	return err == os.ErrDeadlineExceeded
}

func resolved(r *net.Resolver) bool {
	_, err := r.LookupPort(nil, "tcp", "http")
	return err == os.ErrDeadlineExceeded
}

func named(err error, c net.Conn) string {
	switch err {
	case net.ErrClosed:
		return "closed"
	}
	return ""
}

func number(c net.Conn) bool {
	_, err := c.Write(nil)
	return err == syscall.EPIPE // want "^bug: `syscall.EPIPE` comes wrapped"
}
