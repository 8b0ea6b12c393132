package ok

import (
	"bufio"
	"context"
	"io"
	"log"
	"net"
	"sync"
	"time"
)

func serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go refreshed(c)
	}
}

func refreshed(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 1024)
	for {
		c.SetReadDeadline(time.Now().Add(time.Minute))
		if _, err := c.Read(buf); err != nil {
			return
		}
	}
}

func serveLimited(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go limitedByCaller(c)
	}
}

func limitedByCaller(c net.Conn) {
	c.SetDeadline(time.Now().Add(time.Minute))
	conversation(c)
	c.Close()
}

func conversation(c net.Conn) {
	buf := make([]byte, 1024)
	for {
		if _, err := c.Read(buf); err != nil {
			return
		}
	}
}

func helped(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer c.Close()
			s := bufio.NewScanner(c)
			for s.Scan() {
				extend(c)
				log.Print(s.Text())
			}
		}()
	}
}

func extend(c net.Conn) {
	c.SetReadDeadline(time.Now().Add(time.Minute))
}

// Closed from elsewhere when the context ends.
func watched(ctx context.Context, ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer c.Close()
			stop := context.AfterFunc(ctx, func() { c.Close() })
			defer stop()
			buf := make([]byte, 1024)
			for {
				if _, err := c.Read(buf); err != nil {
					return
				}
			}
		}()
	}
}

func quit(c net.Conn, done chan struct{}) {
	go func() {
		<-done
		c.Close()
	}()
	defer c.Close()
	buf := make([]byte, 1024)
	for {
		if _, err := c.Read(buf); err != nil {
			return
		}
	}
}

func proxy(ln net.Listener, backend net.Conn) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go io.Copy(backend, c)
		go io.Copy(c, backend)
	}
}

// A client waits for what is pushed to it.
func subscribe(address string) error {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	defer c.Close()
	receive(c)
	return nil
}

func receive(c net.Conn) {
	buf := make([]byte, 1024)
	for {
		if _, err := c.Read(buf); err != nil {
			return
		}
	}
}

type limited struct{ net.Conn }

func (l limited) Read(p []byte) (int, error) {
	l.Conn.SetReadDeadline(time.Now().Add(time.Minute))
	return l.Conn.Read(p)
}

func wrapped(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer c.Close()
			l := limited{c}
			buf := make([]byte, 1024)
			for {
				if _, err := l.Read(buf); err != nil {
					return
				}
			}
		}()
	}
}

// A layer over a connection: whoever uses it sets deadlines.
type layer struct{ rest []byte }

func (l *layer) Read(p []byte) (int, error) {
	return copy(p, l.rest), nil
}

func (l *layer) fill(c net.Conn) error {
	l.rest = make([]byte, 1024)
	for {
		if _, err := c.Read(l.rest); err != nil {
			return err
		}
	}
}

type server struct {
	mu          sync.Mutex
	conns       map[net.Conn]bool
	idleTimeout time.Duration
}

// Registered: Close ends them all.
func (s *server) registered(c net.Conn) {
	s.mu.Lock()
	s.conns[c] = true
	s.mu.Unlock()
	defer c.Close()
	buf := make([]byte, 1024)
	for {
		if _, err := c.Read(buf); err != nil {
			return
		}
	}
}

type other struct{ idleTimeout time.Duration }

func (o *other) session(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 1024)
	for {
		if _, err := c.Read(buf); err != nil {
			return
		}
	}
}

type session struct{ conn net.Conn }

// What else is done with the field is not seen here.
func (s *session) loop() {
	converse(s.conn)
}

func converse(c net.Conn) {
	buf := make([]byte, 1024)
	for {
		if _, err := c.Read(buf); err != nil {
			return
		}
	}
}

func parse(c net.Conn) (byte, error) {
	b := make([]byte, 1)
	_, err := c.Read(b)
	return b[0], err
}

func handled(ln net.Listener, handle func(net.Conn)) error {
	c, err := ln.Accept()
	if err != nil {
		return err
	}
	handle(c)
	b := make([]byte, 1)
	_, err = c.Read(b)
	return err
}

// Whoever calls it may have set a deadline.
func hooked(c net.Conn) {
	buf := make([]byte, 1024)
	defer c.Close()
	for {
		if _, err := c.Read(buf); err != nil {
			return
		}
	}
}

type mux struct{ hook func(net.Conn) }

func newMux() *mux {
	return &mux{hook: hooked}
}
