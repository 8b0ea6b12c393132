package near

import (
	"context"
	"errors"
	"log"
	"net/http"
	"sync"
)

type server struct{}

func (server) Serve() error { return nil }

func (server) Shutdown(context.Context) error { return nil }

// The literal is called, not started.
func called(srv *http.Server, ctx context.Context) error {
	func() { srv.Shutdown(ctx) }()
	return srv.ListenAndServe()
}

func registered(srv *http.Server, ctx context.Context, on func(func())) error {
	on(func() { srv.Shutdown(ctx) })
	return srv.ListenAndServe()
}

// Another server, another kind of server, or served elsewhere.
func other(srv, second *http.Server, ctx context.Context) error {
	go func() {
		<-ctx.Done()
		srv.Shutdown(context.Background())
	}()
	return second.ListenAndServe()
}

func handled(srv *http.Server, ctx context.Context) {
	go func() {
		<-ctx.Done()
		srv.Shutdown(context.Background())
	}()
	srv.RegisterOnShutdown(func() {})
}

func spawned(srv *http.Server, ctx context.Context) {
	go func() {
		<-ctx.Done()
		srv.Shutdown(context.Background())
	}()
	go srv.ListenAndServe()
	<-ctx.Done()
}

func nested(srv *http.Server, ctx context.Context) func() error {
	go func() {
		<-ctx.Done()
		srv.Shutdown(context.Background())
	}()
	return func() error { return srv.ListenAndServe() }
}

// It is waited for.
func waited(srv *http.Server, ctx context.Context, done chan bool) error {
	go func() {
		<-ctx.Done()
		srv.Shutdown(context.Background())
		done <- true
	}()
	err := srv.ListenAndServe()
	<-done
	return err
}

func counted(srv *http.Server, ctx context.Context, wg *sync.WaitGroup) error {
	go func() {
		defer wg.Done()
		<-ctx.Done()
		srv.Shutdown(context.Background())
	}()
	return srv.ListenAndServe()
}

func selecting(srv *http.Server, ctx context.Context, done chan bool) error {
	go func() {
		<-ctx.Done()
		srv.Shutdown(context.Background())
	}()
	err := srv.ListenAndServe()
	select {
	case <-done:
	}
	return err
}

func waiting(srv *http.Server, ctx context.Context, wait func()) error {
	go func() {
		<-ctx.Done()
		srv.Shutdown(context.Background())
	}()
	err := srv.ListenAndServe()
	wait()
	return err
}

// Waiting for the context is not waiting for the shutdown.
func plain(srv *http.Server, ctx context.Context) error {
	go func() {
		<-ctx.Done()
		srv.Shutdown(context.Background()) // want "^bug: nobody waits for this shutdown to finish / offered fix"
	}()
	return srv.ListenAndServe()
}

func told(srv *http.Server, ctx context.Context) {
	go func() {
		<-ctx.Done()
		srv.Shutdown(context.Background()) // want "nobody waits .* / offered fix"
	}()
	if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
}
