package bad

import (
	"io"
	"net"
)

func plain(client, server net.Conn) {
	defer client.Close()
	defer server.Close()
	go io.Copy(server, client) // want "^risk: the end of `client` is not passed on to `server`" @ "io.Copy(server, client)"
	io.Copy(client, server)
}

func literal(client net.Conn, addr string) error {
	server, err := net.Dial("tcp", addr)
	if err != nil {
		return err
	}
	defer server.Close()
	// Upstream.
	go func() {
		io.Copy(server, client) // want "the end of `client` is not passed on to `server`"
	}()
	_, _ = io.Copy(client, server)
	return nil
}

type tunnel struct {
	near, far *net.TCPConn
}

func (t *tunnel) run() {
	go func() { io.Copy(t.near, t.far) }() // want "the end of `far` is not passed on to `near`"
	io.Copy(t.far, t.near)
	t.near.Close()
	t.far.Close()
}
