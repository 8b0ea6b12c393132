package near

import (
	"net"
	"net/http"
)

// Who connects in memory is no stranger.
type memory struct{ conns chan net.Conn }

func (m *memory) Accept() (net.Conn, error) { return <-m.conns, nil }
func (m *memory) Close() error              { return nil }
func (m *memory) Addr() net.Addr            { return nil }

func inMemory(m *memory) error {
	return http.Serve(m, http.NotFoundHandler())
}

func given(ln net.Listener) error {
	srv := &http.Server{Handler: http.NotFoundHandler()} // want "a client has unlimited time"
	return srv.Serve(ln)
}
