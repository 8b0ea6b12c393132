package unfixed

import (
	"context"
	"net"
)

func each(ctx context.Context, all []net.Listener) {
	for _, ln := range all {
		go func() { // want "this goroutine waits on"
			<-ctx.Done()
			ln.Close()
		}()
		ln.Accept()
	}
}

func explained(ctx context.Context, ln net.Listener) {
	go func() { // want "this goroutine waits on"
		// The end of the program.
		<-ctx.Done()
		ln.Close()
	}()
	ln.Accept()
}
