package bad

import (
	"bufio"
	"crypto/tls"
	"fmt"
	"io"
	"net"
)

func ask(addr *net.TCPAddr) (string, error) {
	c, err := net.DialTCP("tcp", nil, addr) // want "^bug: `c` is closed for writing only" @ `net.DialTCP("tcp", nil, addr)`
	if err != nil {
		return "", err
	}
	fmt.Fprintln(c, "question")
	c.CloseWrite()
	return bufio.NewReader(c).ReadString('\n')
}

func secure(addr string) ([]byte, error) {
	conn, err := tls.Dial("tcp", addr, nil) // want "`conn` is closed for writing only"
	if err != nil {
		return nil, err
	}
	if err := conn.CloseWrite(); err != nil {
		return nil, err
	}
	return io.ReadAll(conn)
}

func asserted(addr string) error {
	c, err := net.Dial("tcp", addr) // want "`c` is closed for writing only"
	if err != nil {
		return err
	}
	io.WriteString(c, "bye\n")
	if t, ok := c.(*net.TCPConn); ok {
		t.CloseWrite()
	}
	_, err = io.Copy(io.Discard, c)
	return err
}

func serve(ln *net.TCPListener) error {
	for {
		c, err := ln.AcceptTCP()
		if err != nil {
			return err
		}
		go answer(c)
	}
}

func answer(c *net.TCPConn) { // want "`c` is closed for writing only" @ "c"
	io.WriteString(c, "hello\n")
	end(c)
	io.Copy(io.Discard, c)
}

func end(c *net.TCPConn) {
	c.CloseWrite()
}
