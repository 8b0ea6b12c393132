package ok

import (
	"bufio"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httputil"
	"net/rpc"
	"sync"
	"time"
)

func closedByLiteral(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer c.Close()
			handle(c)
		}()
	}
}

func handle(c net.Conn) {
	io.Copy(io.Discard, c)
}

type server struct {
	mu    sync.Mutex
	conns map[net.Conn]struct{}
	queue chan net.Conn
	last  net.Conn
}

func (s *server) registered(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		s.track(c)
		go s.work(c)
	}
}

func (s *server) track(c net.Conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.conns[c] = struct{}{}
}

func (s *server) work(c net.Conn) {
	io.Copy(c, c)
}

func (s *server) shutdown() {
	for c := range s.conns {
		c.Close()
	}
}

func (s *server) queued(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		s.queue <- c
	}
}

func (s *server) kept(ln net.Listener) error {
	c, err := ln.Accept()
	s.last = c
	return err
}

func returned(address string) (net.Conn, error) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	return c, nil
}

func wrapped(address string) (*bufio.ReadWriter, error) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	return bufio.NewReadWriter(bufio.NewReader(c), bufio.NewWriter(c)), nil
}

func closedThroughWrapper(address string) error {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	t := tls.Client(c, nil)
	defer t.Close()
	return t.Handshake()
}

func givenAway(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go rpc.ServeConn(c)
	}
}

func served(c net.Conn, address string) error {
	backend, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	client := httputil.NewClientConn(backend, nil)
	defer client.Close()
	_, err = client.Do(&http.Request{})
	return err
}

func closedByCallee(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go first(c)
	}
}

func first(c net.Conn) {
	second(c)
}

func second(c net.Conn) {
	defer closeQuietly(c)
	io.Copy(c, c)
}

func closeQuietly(c io.Closer) {
	_ = c.Close()
}

func captured(address string) error {
	var conn net.Conn
	var err error
	retry(func() error {
		conn, err = net.Dial("tcp", address)
		return err
	})
	if conn == nil {
		return errors.New("no connection")
	}
	defer conn.Close()
	return nil
}

func watched(ctx context.Context, address string) error {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, func() { c.Close() })
	defer stop()
	_, err = io.Copy(io.Discard, c)
	return err
}

func pump(address string) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		panic(err)
	}
	for {
		c.Write([]byte("tick"))
		time.Sleep(time.Second)
	}
}

func bothEnds() {
	a, b := net.Pipe()
	go io.Copy(a, a)
	io.Copy(b, b)
}

func hijacked(w http.ResponseWriter) (net.Conn, error) {
	c, _, err := w.(http.Hijacker).Hijack()
	return c, err
}

// Not the standard library's.
type other struct{}

func (other) Accept() (net.Conn, error) { return nil, nil }

func foreign(ln other) {
	c, err := ln.Accept()
	if err == nil {
		handle(c)
	}
}

func handler(c net.Conn) {
	io.Copy(c, c)
}

func spawnedByCloser(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		done := make(chan struct{})
		go func() {
			handler(c)
			close(done)
		}()
		<-done
		c.Close()
	}
}

func retry(f func() error) {
	for f() != nil {
	}
}

func greeted(address string) (_ net.Conn, err error) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			c.Close()
		}
	}()
	if _, err = io.WriteString(c, "HELLO\n"); err != nil {
		return nil, err
	}
	return c, nil
}

func greetedOnce(address string) (net.Conn, error) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	if _, err := io.WriteString(c, "HELLO\n"); err != nil {
		c.Close()
		return nil, err
	}
	return c, nil
}
