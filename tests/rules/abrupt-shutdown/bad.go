package bad

import (
	"context"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
)

func main() {
	ln, err := net.Listen("tcp", ":7")
	if err != nil {
		log.Fatal(err)
	}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
	go func() {
		<-stop
		log.Print("stopping")
		ln.Close()
		os.Exit(0) // want "^risk: the process ends while connections may still be served" @ "os.Exit(0)"
	}()
	accept(ln)
}

func accept(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		go handle(c)
	}
}

func fatal(ln net.Listener) {
	go func() {
		stop := make(chan os.Signal, 1)
		signal.Notify(stop, os.Interrupt)
		received := <-stop
		if err := ln.Close(); err != nil {
			log.Print(err)
		}
		log.Fatalf("stopped by %v", received) // want "^risk"
	}()
	accept(ln)
}

func web(ctx context.Context, srv *http.Server) error {
	go func() {
		<-ctx.Done()
		srv.Close()
		os.Exit(1) // want "^risk"
	}()
	return srv.ListenAndServe()
}

func cancelled(cancel context.CancelFunc, stop chan os.Signal) {
	go func() {
		<-stop
		cancel()
		os.Exit(0) // want "^risk"
	}()
}

func selected(ln net.Listener, stop, reload chan os.Signal) {
	go func() {
		select {
		case <-reload:
		case <-stop:
			ln.Close()
			os.Exit(0) // want "^risk"
		}
	}()
}

func handle(c net.Conn) {
	defer c.Close()
}
