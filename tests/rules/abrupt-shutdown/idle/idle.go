package idle

import (
	"context"
	"net"
	"net/http"
	"os"
)

// Nothing in this package serves connections.
func closing(ln net.Listener, sig chan os.Signal) {
	go func() {
		<-sig
		ln.Close()
		os.Exit(0)
	}()
}

func cancelling(cancel context.CancelFunc, sig chan os.Signal) {
	go func() {
		<-sig
		cancel()
		os.Exit(0)
	}()
}

func server(srv *http.Server, sig chan os.Signal) {
	go func() {
		<-sig
		srv.Close()
		os.Exit(0) // want "^risk: the process ends"
	}()
}
