package near

import (
	"context"
	"net"
)

// Both goroutines go on together.
func start(ctx context.Context, ln net.Listener, handle func(net.Conn)) {
	go func() {
		<-ctx.Done()
		ln.Close()
	}()
	go func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			handle(c)
		}
	}()
}
