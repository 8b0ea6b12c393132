package ok

import (
	"context"
	"io"
	"net"
	"time"
)

func watched(ctx context.Context, c net.Conn, p []byte) (int, error) {
	defer c.Close()
	if deadline, ok := ctx.Deadline(); ok {
		c.SetDeadline(deadline)
	}
	stop := context.AfterFunc(ctx, func() { c.SetDeadline(time.Now()) })
	defer stop()
	return c.Read(p)
}

func asked(ctx context.Context, c net.Conn, p []byte) error {
	if deadline, ok := ctx.Deadline(); ok {
		c.SetDeadline(deadline)
	}
	for ctx.Err() == nil {
		if _, err := c.Read(p); err != nil {
			return err
		}
	}
	return ctx.Err()
}

func selected(ctx context.Context, c net.Conn, p []byte) error {
	if deadline, ok := ctx.Deadline(); ok {
		c.SetDeadline(deadline)
	}
	go func() {
		<-ctx.Done()
		c.Close()
	}()
	_, err := c.Read(p)
	return err
}

// It only connects.
func dial(ctx context.Context, address string) (net.Conn, error) {
	var d net.Dialer
	c, err := d.DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, err
	}
	if deadline, ok := ctx.Deadline(); ok {
		c.SetDeadline(deadline)
	}
	return c, nil
}

func passed(ctx context.Context, c net.Conn) error {
	if deadline, ok := ctx.Deadline(); ok {
		c.SetDeadline(deadline)
	}
	if _, err := io.WriteString(c, "hello"); err != nil {
		return err
	}
	return next(ctx, c)
}

func next(ctx context.Context, c net.Conn) error {
	<-ctx.Done()
	return c.Close()
}

func outer(ctx context.Context, c net.Conn, p []byte) error {
	stop := context.AfterFunc(ctx, func() { c.Close() })
	defer stop()
	return inner(ctx, c, p)
}

func inner(ctx context.Context, c net.Conn, p []byte) error {
	if deadline, ok := ctx.Deadline(); ok {
		c.SetDeadline(deadline)
	}
	_, err := c.Read(p)
	return err
}

type client struct{ conn net.Conn }

// Whoever cancels may close the field's connection.
func (k *client) read(ctx context.Context, p []byte) (int, error) {
	if deadline, ok := ctx.Deadline(); ok {
		k.conn.SetDeadline(deadline)
	}
	return k.conn.Read(p)
}

// The context ends with its time limit and in no other way.
func gather(addresses []string) {
	ctx := context.Background()
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	for _, address := range addresses {
		gatherOne(ctx, address)
	}
}

func gatherOne(ctx context.Context, address string) error {
	var d net.Dialer
	conn, err := d.DialContext(ctx, "tcp", address)
	if err != nil {
		return err
	}
	defer conn.Close()
	if deadline, ok := ctx.Deadline(); ok {
		conn.SetDeadline(deadline)
	}
	_, err = io.ReadAll(conn)
	return err
}
