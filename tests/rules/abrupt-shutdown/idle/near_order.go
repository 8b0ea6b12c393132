package idle

import (
	"context"
	"net/http"
	"os"
)

// Nothing depends on the context, but the server has connections.
func both(srv *http.Server, cancel context.CancelFunc, sig chan os.Signal) {
	go func() {
		<-sig
		cancel()
		srv.Close()
		os.Exit(0) // want "^risk: the process ends"
	}()
}
