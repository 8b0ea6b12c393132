package near

import (
	"bufio"
	"errors"
	"net"
	"os"
	"sync"
)

type pool struct {
	idle  []net.Conn
	files []*os.File
	named map[string]net.Conn
	last  net.Conn
	free  chan net.Conn
}

func (p *pool) put(c net.Conn) { p.idle = append(p.idle, c) }

func (p *pool) putFile(f *os.File) { p.files = append(p.files, f) }

func (p *pool) name(c net.Conn, name string) { p.named[name] = c }

func (p *pool) rest(c net.Conn) {
	c.Write(nil)
	p.idle = append(p.idle, c)
}

// Files are no connections.
func (p *pool) file(f *os.File) {
	f.Close()
	p.putFile(f)
}

// A variable of the function around belongs to that one.
func (p *pool) later(c net.Conn) func() {
	c.Close()
	return func() { p.put(c) }
}

func (p *pool) inner(c net.Conn) {
	defer func() { p.put(c) }()
	func() { c.Close() }()
}

func (p *pool) replaced(c net.Conn, fresh func() net.Conn) {
	c.Close()
	c = fresh()
	p.put(c)
}

// Who keeps it under a name has looked at it.
func (p *pool) known(c net.Conn) {
	c.Close()
	p.name(c, "old")
}

func (p *pool) used(c net.Conn) {
	c.Close()
	p.rest(c)
}

// The one is closed, the other is given back.
func (p *pool) swap(c, d net.Conn) {
	c.Close()
	p.put(d)
}

func (p *pool) asked(c net.Conn, ask func(net.Conn) bool) bool {
	c.Close()
	return ask(c)
}

func (p *pool) sent(c net.Conn) {
	c.Close()
	p.free <- c // want "^bug: `c` is closed and goes back into the pool / offered fix"
}

func (p *pool) channels(c net.Conn, by map[net.Conn]chan int) {
	c.Close()
	by[c] <- 1
}

// It is closed in one branch only.
func (p *pool) maybe(c net.Conn, bad bool) {
	if bad {
		c.Close()
	}
	p.put(c)
}

func closes(c net.Conn) { c.Close() }

// A function that closes says so by its name alone.
func (p *pool) helped(c net.Conn) {
	closes(c)
	p.put(c)
}

func (p *pool) deferred(c net.Conn) {
	defer c.Close()
	p.put(c)
}

// The error of the write does not lead to the gift.
func (p *pool) later2(c net.Conn, data []byte) error {
	if _, err := c.Write(data); err != nil {
		return err
	}
	p.put(c)
	return nil
}

func (p *pool) going(c net.Conn, data []byte) {
	defer p.put(c)
	if _, err := c.Write(data); err != nil {
		println(err.Error())
	}
}

func (p *pool) started(c net.Conn, data []byte) error {
	defer p.put(c)
	go func() {
		if _, err := c.Write(data); err != nil {
			return
		}
	}()
	return nil
}

func (p *pool) addressed(c net.Conn) error {
	defer p.put(c)
	host, err := split(c.RemoteAddr())
	if err != nil {
		return err
	}
	println(host)
	return nil
}

func split(net.Addr) (string, error) { return "", errors.New("no") }

func (p *pool) enough(c net.Conn, data []byte) error {
	defer p.put(c)
	n, ok := size(c.Write(data))
	if !ok {
		return errors.New("short")
	}
	println(n)
	return nil
}

func size(n int, err error) (int, bool) { return n, err == nil }

var conns sync.Pool

func pooled(c net.Conn) {
	conns.Put(c) // want "^risk: `sync.Pool` may drop `c` without closing it"
}

func pooledReader(r *bufio.Reader) {
	conns.Put(r)
}
