package ok

import (
	"errors"
	"log"
	"net"
	"os"
	"sync/atomic"
	"time"
)

func refreshed(c net.Conn) error {
	buf := make([]byte, 1024)
	for {
		c.SetReadDeadline(time.Now().Add(time.Second))
		_, err := c.Read(buf)
		if errors.Is(err, os.ErrDeadlineExceeded) {
			continue
		}
		if err != nil {
			return err
		}
	}
}

func refreshedInArm(c net.Conn) error {
	buf := make([]byte, 1024)
	c.SetReadDeadline(time.Now().Add(time.Second))
	for {
		_, err := c.Read(buf)
		if errors.Is(err, os.ErrDeadlineExceeded) {
			c.SetReadDeadline(time.Now().Add(time.Second))
			continue
		}
		if err != nil {
			return err
		}
	}
}

func refreshedByHelper(c net.Conn) error {
	buf := make([]byte, 1024)
	c.SetReadDeadline(time.Now().Add(time.Second))
	for {
		_, err := c.Read(buf)
		if errors.Is(err, os.ErrDeadlineExceeded) {
			reset(c)
			continue
		}
		if err != nil {
			return err
		}
	}
}

func reset(c net.Conn) {
	c.SetReadDeadline(time.Now().Add(time.Second))
}

func returns(c net.Conn) error {
	buf := make([]byte, 1024)
	c.SetReadDeadline(time.Now().Add(time.Second))
	for {
		_, err := c.Read(buf)
		if ne, ok := err.(net.Error); ok && ne.Timeout() {
			return errors.New("too slow")
		}
		if err != nil {
			return err
		}
	}
}

func counted(c net.Conn) error {
	buf := make([]byte, 1024)
	c.SetReadDeadline(time.Now().Add(time.Second))
	retries := 0
	for {
		_, err := c.Read(buf)
		if os.IsTimeout(err) {
			retries++
			if retries < 3 {
				continue
			}
		}
		if err != nil {
			return err
		}
	}
}

type session struct{ conn net.Conn }

// Another method moves the deadline.
func (s *session) loop() error {
	buf := make([]byte, 1024)
	s.conn.SetReadDeadline(time.Now().Add(time.Second))
	for {
		_, err := s.conn.Read(buf)
		if os.IsTimeout(err) {
			continue
		}
		if err != nil {
			return err
		}
	}
}

func (s *session) touch() {
	s.conn.SetReadDeadline(time.Now().Add(time.Second))
}

func movedByOther(c net.Conn, active chan bool) error {
	buf := make([]byte, 1024)
	c.SetReadDeadline(time.Now().Add(time.Second))
	go func() {
		for range active {
			c.SetReadDeadline(time.Now().Add(time.Second))
		}
	}()
	for {
		_, err := c.Read(buf)
		if os.IsTimeout(err) {
			continue
		}
		if err != nil {
			return err
		}
	}
}

func redialed(address string) error {
	buf := make([]byte, 1024)
	var c net.Conn
	for {
		var err error
		c, err = net.DialTimeout("tcp", address, time.Second)
		if err != nil {
			return err
		}
		_, err = c.Read(buf)
		c.Close()
		if os.IsTimeout(err) {
			continue
		}
		return err
	}
}

func flagged(c net.Conn, late *atomic.Bool) error {
	buf := make([]byte, 1024)
	c.SetReadDeadline(time.Now().Add(time.Second))
	for {
		_, err := c.Read(buf)
		if os.IsTimeout(err) {
			if late.Load() {
				return nil
			}
			continue
		}
		if err != nil {
			log.Print(err)
			return err
		}
	}
}

// A listener, and the timeout of something else.
func accept(ln *net.TCPListener) error {
	for {
		ln.SetDeadline(time.Now().Add(time.Second))
		_, err := ln.Accept()
		if os.IsTimeout(err) {
			continue
		}
		return err
	}
}
