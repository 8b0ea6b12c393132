package ok

import (
	"context"
	"net/http"
	"sync"
)

func channel(ctx context.Context, srv *http.Server) error {
	idle := make(chan struct{})
	go func() {
		<-ctx.Done()
		srv.Shutdown(context.Background())
		close(idle)
	}()
	err := srv.ListenAndServe()
	<-idle
	return err
}

func sent(ctx context.Context, srv *http.Server) error {
	done := make(chan error, 1)
	go func() {
		<-ctx.Done()
		done <- srv.Shutdown(context.Background())
	}()
	if err := srv.ListenAndServe(); err != http.ErrServerClosed {
		return err
	}
	return <-done
}

func group(ctx context.Context, srv *http.Server) error {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		<-ctx.Done()
		srv.Shutdown(context.Background())
	}()
	err := srv.ListenAndServe()
	wg.Wait()
	return err
}

func reversed(ctx context.Context, srv *http.Server) error {
	go srv.ListenAndServe()
	<-ctx.Done()
	return srv.Shutdown(context.Background())
}

func two(ctx context.Context, a, b *http.Server) error {
	go func() {
		<-ctx.Done()
		a.Shutdown(context.Background())
	}()
	return b.ListenAndServe()
}
