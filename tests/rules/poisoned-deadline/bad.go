package bad

import (
	"context"
	"io"
	"net"
	"time"
)

func read(ctx context.Context, c net.Conn, p []byte) (int, error) {
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-ctx.Done():
			c.SetReadDeadline(time.Now()) // want "^bug: this deadline may be set after the work is done, and stays on `c`" @ "c.SetReadDeadline(time.Now())"
		case <-done:
		}
	}()
	return c.Read(p)
}

type client struct{ conn *net.TCPConn }

func (k *client) read(ctx context.Context, p []byte) (n int, err error) {
	finished := make(chan struct{})
	defer close(finished)
	go func() {
		select {
		case <-finished:
		case <-ctx.Done():
			k.conn.SetDeadline(time.Unix(1, 0)) // want "stays on `k.conn`"
		}
	}()
	return io.ReadFull(k.conn, p)
}

func (k *client) Write(ctx context.Context, p []byte) (int, error) {
	// Ends the watcher.
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-ctx.Done():
			k.conn.SetWriteDeadline(time.Now()) // want "stays on `k.conn`"
		case <-done:
		}
	}()
	return k.conn.Write(p)
}
