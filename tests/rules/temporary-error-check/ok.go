package ok

import (
	"errors"
	"log"
	"net"
	"syscall"
	"time"
)

func timeout(err error) bool {
	var ne net.Error
	return errors.As(err, &ne) && ne.Timeout()
}

func accepting(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			if ne, ok := err.(net.Error); ok && ne.Temporary() {
				time.Sleep(time.Millisecond)
				continue
			}
			return err
		}
		go c.Close()
	}
}

func reading(c *net.UDPConn) {
	buf := make([]byte, 1500)
	for {
		n, _, err := c.ReadFromUDP(buf)
		if ne, ok := err.(net.Error); ok && ne.Temporary() {
			continue
		}
		log.Print(n, err)
	}
}

func helped(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err == nil {
			go c.Close()
		} else if !isTemporary(err) {
			return err
		}
	}
}

func isTemporary(err error) bool {
	ne, ok := err.(net.Error)
	return ok && ne.Temporary()
}

type temporary interface {
	Temporary() bool
}

func own(err error) bool {
	t, ok := err.(temporary)
	return ok && t.Temporary()
}

type failure struct {
	cause net.Error
}

func (f *failure) Temporary() bool {
	return f.cause.Temporary()
}

func classified(f *failure) bool {
	return f.Temporary()
}

func number(errno syscall.Errno) bool {
	return errno.Temporary()
}

type reader interface {
	ReadUDP(conn *net.UDPConn) ([]byte, error)
}

func packets(r reader, conn *net.UDPConn, serve func([]byte)) error {
	for {
		p, err := r.ReadUDP(conn)
		if err != nil {
			if ne, ok := err.(net.Error); ok && ne.Temporary() {
				continue
			}
			return err
		}
		serve(p)
	}
}

type record struct {
	net.Conn
	failed error
}

func (r *record) SetReadDeadline(t time.Time) error {
	return r.Conn.SetReadDeadline(t)
}

func (r *record) next(header []byte) error {
	_, err := r.Conn.Read(header)
	if ne, ok := err.(net.Error); !ok || !ne.Temporary() {
		r.failed = err
	}
	return err
}
