package ok

import (
	"context"
	"flag"
	"net"
	"net/http"
	"time"
)

func limited(addr string, h http.Handler) error {
	srv := &http.Server{Addr: addr, Handler: h, ReadHeaderTimeout: time.Second}
	return srv.ListenAndServe()
}

func read(addr string) error {
	srv := &http.Server{Addr: addr, ReadTimeout: time.Second}
	return srv.ListenAndServe()
}

func later(addr string) error {
	srv := &http.Server{Addr: addr}
	srv.ReadHeaderTimeout = time.Second
	return srv.ListenAndServe()
}

func configured(addr string, configure func(*http.Server)) error {
	srv := &http.Server{Addr: addr}
	configure(srv)
	return srv.ListenAndServe()
}

func local(h http.Handler) error {
	return http.ListenAndServe("localhost:6060", h)
}

func loopback(h http.Handler) error {
	srv := &http.Server{Addr: "127.0.0.1:6060", Handler: h}
	return srv.ListenAndServe()
}

func client(url string) (*http.Response, error) {
	c := &http.Client{Timeout: time.Second}
	return c.Get(url)
}

func bound(ctx context.Context, c *http.Client, url string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, "GET", url, nil)
	if err != nil {
		return nil, err
	}
	return c.Do(req)
}

func given(c *http.Client, url string) (*http.Response, error) {
	return c.Get(url)
}

type listener struct {
	net.Listener
	server http.Server
}

func newListener(ln net.Listener, h http.Handler) *listener {
	l := &listener{Listener: ln}
	l.server = http.Server{Handler: h}
	if h != nil {
		l.server.ReadHeaderTimeout = time.Second
	}
	return l
}

// It only reads what the server was configured with.
type probe struct{ net.Listener }

func configure() error {
	srv := &http.Server{}
	return srv.Serve(&probe{})
}

func serveMetrics(ln net.Listener, h http.Handler) error {
	return http.Serve(ln, h)
}

func operators(ln net.Listener, metricsMux *http.ServeMux) error {
	return http.Serve(ln, metricsMux)
}

func logIn(addr string, wait func() error) error {
	srv := &http.Server{Addr: addr, Handler: http.NotFoundHandler()}
	go srv.ListenAndServe()
	defer srv.Close()

	return wait()
}

func through(transport http.RoundTripper, url string) (*http.Response, error) {
	client := &http.Client{Transport: transport}
	return client.Get(url)
}

var viewer = flag.String("http", "localhost:0", "where to show the report")

func view(h http.Handler) error {
	ln, err := net.Listen("tcp", *viewer)
	if err != nil {
		return err
	}
	return http.Serve(ln, h)
}
