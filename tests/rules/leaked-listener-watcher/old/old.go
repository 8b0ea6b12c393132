package old

import (
	"context"
	"net"
)

func run(ctx context.Context, ln net.Listener) {
	go func() { // want "this goroutine waits on when the function has returned$"
		<-ctx.Done()
		ln.Close()
	}()
	ln.Accept()
}
