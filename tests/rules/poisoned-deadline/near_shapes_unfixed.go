package unfixed

import (
	"context"
	"net"
	"time"
)

func sometimes(ctx context.Context, c net.Conn, b []byte) (int, error) {
	done := make(chan bool)
	defer close(done)
	if ctx.Err() == nil {
		go func() {
			select {
			case <-ctx.Done():
				c.SetReadDeadline(time.Now()) // want "this deadline may be set after the work is done"
			case <-done:
			}
		}()
	}
	return c.Read(b)
}

func inside(ctx context.Context, c net.Conn, b []byte) (int, error) {
	read := func() (int, error) {
		done := make(chan bool)
		defer close(done)
		go func() {
			select {
			case <-ctx.Done():
				c.SetReadDeadline(time.Now()) // want "this deadline may be set after the work is done"
			case <-done:
			}
		}()
		return c.Read(b)
	}
	return read()
}

func finish(end func(), c net.Conn, b []byte) (int, error) {
	defer end()
	return c.Read(b)
}

func ended(ctx context.Context, c net.Conn, b []byte) (int, error) {
	done := make(chan bool)
	end := func() { close(done) }
	go func() {
		select {
		case <-ctx.Done():
			c.SetReadDeadline(time.Now()) // want "this deadline may be set after the work is done"
		case <-done:
		}
	}()
	return finish(end, c, b)
}
