package unfixed

import (
	"context"
	"net"
)

func closedHere(ctx context.Context, address string, b []byte) error {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	if deadline, ok := ctx.Deadline(); ok { // want "^risk: what waits for `c` does not notice"
		c.SetDeadline(deadline)
	}
	_, err = c.Read(b)
	c.Close()
	return err
}

func closedLater(ctx context.Context, address string, b []byte) error {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	if deadline, ok := ctx.Deadline(); ok { // want "^risk: what waits for `c` does not notice"
		c.SetDeadline(deadline)
	}
	defer c.Close()
	_, err = c.Read(b)
	return err
}

func addressed(ctx context.Context, address string, b []byte) error {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	defer c.RemoteAddr()
	if deadline, ok := ctx.Deadline(); ok { // want "^risk: what waits for `c` does not notice"
		c.SetDeadline(deadline)
	}
	_, err = c.Read(b)
	return err
}
