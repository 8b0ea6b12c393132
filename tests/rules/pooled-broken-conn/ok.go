package ok

import (
	"net"
	"sync"
	"time"
)

type pool struct {
	mu   sync.Mutex
	idle []net.Conn
	live map[net.Conn]bool
}

func (p *pool) put(c net.Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idle = append(p.idle, c)
}

// The error says whether it can be used again.
func (p *pool) done(c net.Conn, err error) {
	if err != nil {
		c.Close()
		return
	}
	p.put(c)
}

func (p *pool) checked(c net.Conn) {
	c.SetReadDeadline(time.Now().Add(time.Millisecond))
	if _, err := c.Read(make([]byte, 1)); err == nil {
		c.Close()
		return
	}
	p.idle = append(p.idle, c)
}

func (p *pool) send(c net.Conn, message []byte) error {
	if _, err := c.Write(message); err != nil {
		c.Close()
		return err
	}
	p.put(c)
	return nil
}

func (p *pool) told(c net.Conn, message []byte) (err error) {
	defer func() { p.done(c, err) }()
	_, err = c.Write(message)
	return err
}

func (p *pool) decided(c net.Conn, message []byte) error {
	ok := false
	defer func() {
		if ok {
			p.put(c)
		} else {
			c.Close()
		}
	}()
	if _, err := c.Write(message); err != nil {
		return err
	}
	ok = true
	return nil
}

func (p *pool) lookedAt(c net.Conn, message []byte) error {
	defer p.checked(c)
	if _, err := c.Write(message); err != nil {
		return err
	}
	return nil
}

func (p *pool) reopened(c net.Conn, addr string) error {
	c.Close()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return err
	}
	p.put(c)
	return nil
}

func (p *pool) assigned(c net.Conn, addr string) (err error) {
	c.Close()
	c, err = net.Dial("tcp", addr)
	if err != nil {
		return err
	}
	p.put(c)
	return nil
}

func (p *pool) untrack(c net.Conn) {
	delete(p.live, c)
}

func (p *pool) serve(c net.Conn, message []byte) error {
	defer p.untrack(c)
	if _, err := c.Write(message); err != nil {
		return err
	}
	return nil
}

func (p *pool) otherError(c net.Conn, check func() error) error {
	defer p.put(c)
	if err := check(); err != nil {
		return err
	}
	return nil
}

var buffers sync.Pool

func bytes(c net.Conn) error {
	buf := make([]byte, 512)
	defer buffers.Put(&buf)
	if _, err := c.Read(buf); err != nil {
		return err
	}
	return nil
}
