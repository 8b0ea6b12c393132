package bad

import (
	"context"
	"crypto/tls"
	"net"
)

func connect(ctx context.Context, d *tls.Dialer, addr string) (net.Conn, error) {
	c, err := d.DialContext(ctx, "tcp", addr)
	if err != nil {
		return nil, err
	}
	// Small messages.
	t := c.(*net.TCPConn) // want "^bug: this is a `.tls.Conn`, never a `.net.TCPConn`" @ "c.(*net.TCPConn)"
	t.SetNoDelay(false)
	t.SetKeepAlive(true)
	return c, nil
}

func local(path string) error {
	c, err := net.Dial("unix", path)
	if err != nil {
		return err
	}
	defer c.Close()
	c.(*net.TCPConn).SetNoDelay(true) // want "^bug: this is a `.net.UnixConn`, never a `.net.TCPConn`"
	return nil
}

func secure(addr string, config *tls.Config) error {
	ln, err := tls.Listen("tcp", addr, config)
	if err != nil {
		return err
	}
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		c.(*net.TCPConn).SetNoDelay(true) // want "^bug: this is a `.tls.Conn`"
		c.Close()
	}
}

// Tune takes any connection.
func Tune(c net.Conn) {
	t := c.(*net.TCPConn) // want "^risk: `c` may be of another type than `.net.TCPConn`"
	t.SetNoDelay(true)
}
