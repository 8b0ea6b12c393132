package unfixed

import (
	"context"
	"errors"
	"log"
	"net"
)

func closed(ctx context.Context, b []byte) error {
	c, err := net.Dial("tcp", "example.com:80")
	if err != nil {
		return err
	}
	if len(b) == 0 {
		c.Close()
		return errors.New("nothing to read")
	}
	if deadline, ok := ctx.Deadline(); ok { // want "does not notice that the context is cancelled"
		log.Print(deadline)
		c.SetDeadline(deadline)
	}
	_, err = c.Read(b)
	return err
}
