package near

import (
	"io"
	"net"
	"net/http"
	"sync"
)

// Nobody outside asks for it.
func serveMetrics(h http.Handler) error {
	srv := &http.Server{Addr: ":9090", Handler: h}
	return srv.ListenAndServe()
}

// It is only closed when it can't be started.
func checked(h http.Handler, check func() error) error {
	srv := &http.Server{Addr: ":8080", Handler: h} // want "^risk: a client has unlimited time"
	if err := check(); err != nil {
		srv.Close()
		return err
	}
	return srv.ListenAndServe()
}

// It lives for as long as the workers.
func beside(h http.Handler, work func()) {
	srv := &http.Server{Addr: ":8080", Handler: h} // want "^risk: a client has unlimited time"
	defer srv.Close()
	go srv.ListenAndServe()
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		work()
	}()
	wg.Wait()
}

type hook func()

// The hook is of this package, and what is listened on is not.
func hooked(h http.Handler, ended hook) error {
	srv := &http.Server{Addr: ":8080", Handler: h} // want "^risk: a client has unlimited time"
	srv.RegisterOnShutdown(ended)
	return srv.ListenAndServe()
}

type app struct {
	server *http.Server
	onExit func(end io.Closer)
}

// It is passed on to be closed.
func (a *app) run(h http.Handler) error {
	a.server = &http.Server{Addr: ":8080", Handler: h} // want "^risk: a client has unlimited time"
	a.onExit(a.server)
	return a.server.ListenAndServe()
}

func listen(address, backend string) (net.Listener, error) {
	if _, err := net.ResolveTCPAddr("tcp", backend); err != nil {
		return nil, err
	}
	return net.Listen("tcp", address)
}

// The address of this machine is that of the backend.
func gateway(h http.Handler) error {
	ln, err := listen(":8080", "127.0.0.1:9000")
	if err != nil {
		return err
	}
	return http.Serve(ln, h) // want "^risk: `http.Serve` gives clients unlimited time"
}
