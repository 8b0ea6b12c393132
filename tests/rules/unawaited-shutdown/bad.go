package bad

import (
	"context"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"time"
)

func run(ctx context.Context, srv *http.Server) error {
	go func() {
		<-ctx.Done()
		srv.Shutdown(context.Background()) // want "^bug: nobody waits for this shutdown to finish" @ "srv.Shutdown(context.Background())"
	}()
	return srv.ListenAndServe()
}

func serve(srv *http.Server, ln net.Listener) {
	go func() {
		interrupts := make(chan os.Signal, 1)
		signal.Notify(interrupts, os.Interrupt)
		<-interrupts
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if err := srv.Shutdown(ctx); err != nil { // want "nobody waits"
			log.Print(err)
		}
	}()
	if err := srv.Serve(ln); err != http.ErrServerClosed {
		log.Fatal(err)
	}
}

type app struct{ srv *http.Server }

func (a *app) run(stop <-chan struct{}) error {
	go func() {
		<-stop
		_ = a.srv.Shutdown(context.Background()) // want "nobody waits"
	}()
	return a.srv.ListenAndServe()
}
