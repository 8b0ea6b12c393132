package unfixed

import (
	"context"
	"errors"
	"log"
	"net/http"
)

func ignored(srv *http.Server, ctx context.Context) {
	go func() {
		<-ctx.Done()
		srv.Shutdown(context.Background()) // want "nobody waits for this shutdown"
	}()
	if err := srv.ListenAndServe(); err != nil {
		log.Fatal(err)
	}
}

func going(srv *http.Server, ctx context.Context) {
	go func() {
		<-ctx.Done()
		srv.Shutdown(context.Background()) // want "nobody waits for this shutdown"
	}()
	if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		println(err.Error())
	}
}

func kept(srv *http.Server, ctx context.Context) {
	go func() {
		<-ctx.Done()
		srv.Shutdown(context.Background()) // want "nobody waits for this shutdown"
	}()
	err := srv.ListenAndServe()
	if !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
}

func wrapped(srv *http.Server, ctx context.Context) error {
	go func() {
		<-ctx.Done()
		srv.Shutdown(context.Background()) // want "nobody waits for this shutdown"
	}()
	return errors.Join(srv.ListenAndServe())
}

func within(srv *http.Server, ctx context.Context) {
	go func() {
		<-ctx.Done()
		srv.Shutdown(context.Background()) // want "nobody waits for this shutdown"
	}()
	if ctx.Err() == nil {
		err := srv.ListenAndServe()
		if err == http.ErrServerClosed {
			return
		}
	}
}
