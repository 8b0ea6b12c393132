package near

import (
	"context"
	"net"
	"os"
	"time"
)

// A file is no connection.
func file(ctx context.Context, f *os.File, b []byte) error {
	if deadline, ok := ctx.Deadline(); ok {
		f.SetDeadline(deadline)
	}
	_, err := f.Read(b)
	return err
}

// It waits before.
func before(ctx context.Context, address string, b []byte) error {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	defer c.Close()
	if _, err := c.Read(b); err != nil {
		return err
	}
	if deadline, ok := ctx.Deadline(); ok {
		c.SetDeadline(deadline)
	}
	return nil
}

func apart(ctx context.Context, address string, b []byte) error {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	if deadline, ok := ctx.Deadline(); ok {
		c.SetDeadline(deadline)
	}
	go c.Read(b)
	return nil
}

// The deadline is only told.
func printed(ctx context.Context, address string, b []byte) error {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	defer c.Close()
	if deadline, ok := ctx.Deadline(); ok {
		println(deadline.String())
	}
	_, err = c.Read(b)
	return err
}

type limits struct{}

func (limits) SetDeadline(time.Time) error { return nil }

func others(ctx context.Context, l limits, c net.Conn, b []byte) error {
	if deadline, ok := ctx.Deadline(); ok {
		l.SetDeadline(deadline)
	}
	_, err := c.Read(b)
	return err
}

// Somebody cuts it.
func cut(ctx context.Context, address string, b []byte, stop chan bool) error {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	defer c.Close()
	go func() {
		<-stop
		c.SetDeadline(time.Now())
	}()
	if deadline, ok := ctx.Deadline(); ok {
		c.SetDeadline(deadline)
	}
	_, err = c.Read(b)
	return err
}

func noting(ctx context.Context, address string, b []byte) error {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	defer c.Close()
	go func() { println(c.RemoteAddr().String()) }()
	if deadline, ok := ctx.Deadline(); ok { // want "^risk: what waits for `c` does not notice"
		c.SetDeadline(deadline)
	}
	_, err = c.Read(b)
	return err
}
