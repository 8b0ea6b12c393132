package bad

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"strings"
)

const refused = "connection refused"

func closed(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			if !strings.Contains(err.Error(), "use of closed network connection") { // want "^hint: `err` is recognized by its text"
				log.Print(err)
			}
			return
		}
		go c.Close()
	}
}

func dialed(address string) (bool, error) {
	c, failure := net.Dial("tcp", address)
	if failure != nil && strings.HasSuffix(failure.Error(), refused) { // want "`failure` is recognized" @ "strings.HasSuffix(failure.Error(), refused)"
		return false, nil
	}
	if failure != nil {
		return false, failure
	}
	return true, c.Close()
}

func read(c net.Conn, buf []byte) error {
	_, err := io.ReadFull(c, buf)
	if err != nil && err.Error() != "EOF" { // want "^hint" @ "err.Error() != \"EOF\""
		return err
	}
	return nil
}

func reset(c net.Conn, buf []byte) bool {
	_, err := c.Read(buf)
	return err != nil && strings.Contains(err.Error(), "connection reset") // want "^hint"
}

func given(err error) bool {
	return strings.Contains(err.Error(), "broken pipe") // want "^hint"
}

func resolved(ctx context.Context, host string) bool {
	_, err := net.DefaultResolver.LookupHost(ctx, host)
	return err != nil && strings.Contains(err.Error(), "context canceled") // want "^hint"
}

func words(text string) []string {
	return strings.Fields(text)
}

func opened(address string) bool {
	err := open(address)
	return err != nil && strings.Contains(err.Error(), "connection refused") // want "^hint"
}

func open(address string) error {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return fmt.Errorf("no connection to %s: %w", address, err)
	}
	if address == "" {
		return errors.New("no address")
	}
	return c.Close()
}

func another(err, other error) bool {
	if errors.Is(other, net.ErrClosed) || errors.Is(err, io.EOF) {
		return true
	}
	return strings.Contains(err.Error(), "use of closed network connection") // want "^hint"
}

// Listener accepts for those who come later.
type Listener struct{ inner net.Listener }

// Listen opens it.
func Listen(address string) (*Listener, error) {
	ln, err := net.Listen("tcp", address)
	if err != nil {
		return nil, err
	}
	if _, err := first(ln); err != nil {
		return nil, err
	}
	return &Listener{inner: ln}, nil
}

func first(ln net.Listener) (net.Conn, error) {
	c, err := ln.Accept()
	if err != nil && strings.Contains(err.Error(), "use of closed network connection") { // want "^hint"
		return nil, nil
	}
	return c, err
}

// Accept hands on what the inner one accepts.
func (l *Listener) Accept() net.Conn {
	c, err := l.inner.Accept()
	if err != nil && strings.Contains(err.Error(), "use of closed network connection") { // want "^hint"
		return nil
	}
	return c
}
