package near

import (
	"context"
	"net"
	"net/http"
)

// The caller goes on while it serves.
func start(srv *http.Server, ln net.Listener, stop <-chan bool) {
	go func() {
		<-stop
		srv.Shutdown(context.Background())
	}()
	go srv.Serve(ln)
}
