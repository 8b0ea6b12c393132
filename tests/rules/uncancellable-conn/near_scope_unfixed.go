package near

import (
	"context"
	"net"
)

// The connection is not known behind the block in which the deadline is set.
func Ask(ctx context.Context, address string, b []byte) error {
	if address != "" {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			return err
		}
		defer conn.Close()
		if deadline, ok := ctx.Deadline(); ok { // want "^risk: what waits for `conn` does not notice"
			conn.SetDeadline(deadline)
		}
		_, err = conn.Read(b)
		return err
	}
	return nil
}
