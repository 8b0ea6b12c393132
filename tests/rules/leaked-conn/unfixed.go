package unfixed

import (
	"io"
	"net"
	"time"
)

func serial(ln net.Listener) error {
	for {
		c, err := ln.Accept() // want "`c` is never closed"
		if err != nil {
			return err
		}
		greet(c)
	}
}

func greet(c net.Conn) {
	c.SetDeadline(time.Now().Add(time.Second))
	io.WriteString(c, "hello\n")
}

func probe(address string) bool {
	_, err := net.DialTimeout("tcp", address, time.Second) // want "the connection is dropped without being closed"
	return err == nil
}

func refused(ln net.Listener) error {
	for {
		if _, err := ln.Accept(); err != nil { // want "the connection is dropped without being closed"
			return err
		}
	}
}
