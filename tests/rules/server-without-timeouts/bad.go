package bad

import (
	"context"
	"net/http"
)

func serve(addr string, h http.Handler) error {
	srv := &http.Server{Addr: addr, Handler: h} // want "^risk: a client has unlimited time to send a request" @ "http.Server{Addr: addr, Handler: h}"
	return srv.ListenAndServe()
}

func plain(addr string, h http.Handler) error {
	return http.ListenAndServe(addr, h) // want "^risk: `http.ListenAndServe` gives"
}

func several(h http.Handler) *http.Server {
	return &http.Server{ // want "unlimited time"
		Addr:    ":8080",
		Handler: h,
	}
}

func get(url string) (*http.Response, error) {
	return http.Get(url) // want "^hint: the request has no time limit"
}

func own(url string) (*http.Response, error) {
	c := &http.Client{}
	return c.Get(url) // want "^hint: the request has no time limit"
}

func until(ctx context.Context, addr string, h http.Handler) {
	srv := &http.Server{Addr: addr, Handler: h} // want "^risk: a client has unlimited time to send a request"
	go srv.ListenAndServe()
	defer srv.Close()
	<-ctx.Done()
}
