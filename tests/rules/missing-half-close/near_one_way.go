package near

import (
	"crypto/tls"
	"io"
	"net"
)

// Only a header goes back.
func header(a, b net.Conn) {
	go io.Copy(a, b)
	io.CopyN(b, a, 100)
}

func accepted(config *tls.Config, b net.Conn) error {
	ln, err := tls.Listen("tcp", ":443", config)
	if err != nil {
		return err
	}
	c, err := ln.Accept()
	if err != nil {
		return err
	}
	go io.Copy(c, b)
	io.Copy(b, c)
	return nil
}
