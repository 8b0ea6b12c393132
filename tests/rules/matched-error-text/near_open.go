package near

import (
	"errors"
	"net"
	"strings"
)

// Other packages can't hand in a listener of their own.
func Serve(address string) error {
	ln, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	return run(ln)
}

func run(ln net.Listener) error {
	return accept(ln)
}

func accept(ln net.Listener) error {
	c, err := ln.Accept()
	if err != nil {
		if strings.Contains(err.Error(), "use of closed network connection") { // want "^hint: `err` is recognized by its text"
			return nil
		}
		return err
	}
	return c.Close()
}

// A connection of the standard library, whoever hands it in.
func Drain(c *net.TCPConn, b []byte) error {
	_, err := c.Read(b)
	if err != nil && strings.Contains(err.Error(), "use of closed network connection") { // want "^hint: `err` is recognized by its text"
		return nil
	}
	return err
}

// The words are longer than the known text, and say something else.
func isRefused(err error) bool {
	return strings.HasPrefix(err.Error(), "connection refused by policy")
}

// An error of the same words that is made here is no `io.ErrUnexpectedEOF`.
func isCut(c *net.TCPConn, b []byte) bool {
	_, err := filled(c, b)
	return err != nil && err.Error() == "unexpected EOF"
}

func filled(c *net.TCPConn, b []byte) (int, error) {
	n, err := c.Read(b)
	if err == nil && n < len(b) {
		return n, errors.New("unexpected EOF")
	}
	return n, err
}
