package bad

import (
	"context"
	"io"
	"net"
)

func ask(ctx context.Context, c net.Conn, p []byte) (int, error) {
	defer c.Close()
	if deadline, ok := ctx.Deadline(); ok { // want "^risk: what waits for `c` does not notice that the context is cancelled" @ "ctx.Deadline()"
		c.SetDeadline(deadline)
	}
	return c.Read(p)
}

func fetch(ctx context.Context, address string) ([]byte, error) {
	var d net.Dialer
	conn, err := d.DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	until, ok := ctx.Deadline() // want "`conn`"
	if ok {
		conn.SetReadDeadline(until)
	}
	return io.ReadAll(conn)
}

// The connection is used again, so that no watcher may be left on it.
func ping(ctx context.Context, c *net.TCPConn) error {
	if t, ok := ctx.Deadline(); ok { // want "`c`"
		if err := c.SetDeadline(t); err != nil {
			return err
		}
	}
	return pong(c)
}

func pong(c *net.TCPConn) error {
	_, err := c.Write([]byte("ping"))
	return err
}
