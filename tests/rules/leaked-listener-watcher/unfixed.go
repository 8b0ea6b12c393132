package bad

import (
	"context"
	"net"
)

func commented(ctx context.Context, ln net.Listener) error {
	go func() { // want "^hint"
		// Wakes the loop below.
		<-ctx.Done()
		ln.Close()
	}()
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go c.Close()
	}
}
