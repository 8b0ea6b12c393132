package main

import (
	"context"
	"net"
)

func main() {
	run(context.Background(), nil)
}

func run(ctx context.Context, ln net.Listener) {
	go func() { // want "this goroutine waits on"
		<-ctx.Done()
		ln.Close()
	}()
	ln.Accept()
}
