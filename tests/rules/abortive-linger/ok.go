package ok

import (
	"io"
	"net"
)

func reject(c *net.TCPConn) {
	c.SetLinger(0)
	c.Close()
}

func abort(c *net.TCPConn, data []byte) error {
	if _, err := c.Write(data); err != nil {
		c.SetLinger(0)
		c.Close()
		return err
	}
	return c.Close()
}

func full(ln *net.TCPListener, slots chan struct{}) error {
	for {
		c, err := ln.AcceptTCP()
		if err != nil {
			return err
		}
		select {
		case slots <- struct{}{}:
		default:
			c.SetLinger(0)
			c.Close()
			continue
		}
		io.WriteString(c, "welcome\n")
		c.Close()
		<-slots
	}
}

func probe(addr *net.TCPAddr) error {
	c, err := net.DialTCP("tcp", nil, addr)
	if err != nil {
		return err
	}
	c.SetLinger(0)
	return c.Close()
}

func restored(c *net.TCPConn, data []byte) error {
	c.SetLinger(0)
	if _, err := c.Write(data); err != nil {
		return err
	}
	c.SetLinger(-1)
	return c.Close()
}

func patient(c *net.TCPConn, data []byte) error {
	defer c.Close()
	c.SetLinger(5)
	_, err := c.Write(data)
	return err
}

func chosen(c *net.TCPConn, data []byte, seconds int) error {
	defer c.Close()
	c.SetLinger(seconds)
	_, err := c.Write(data)
	return err
}

type session struct {
	conn *net.TCPConn
}

func (s *session) kill() {
	s.conn.SetLinger(0)
	s.conn.Close()
}

func atTheEnd(c *net.TCPConn, data []byte) error {
	defer func() {
		c.SetLinger(0)
		c.Close()
	}()
	_, err := c.Write(data)
	return err
}

func silent(c *net.TCPConn) {
	c.SetLinger(0)
}
