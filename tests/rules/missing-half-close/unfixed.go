package unfixed

import (
	"io"
	"net"
)

// Closing everything when either direction ends loses the answer.
func either(client, server net.Conn) {
	done := make(chan struct{}, 2)
	go func() {
		io.Copy(server, client) // want "the end of `client` is not passed on to `server`"
		done <- struct{}{}
	}()
	go func() {
		io.Copy(client, server)
		done <- struct{}{}
	}()
	<-done
	client.Close()
	server.Close()
}

func closing(client, server net.Conn) {
	go func() {
		defer client.Close()
		defer server.Close()
		io.Copy(server, client) // want "the end of `client` is not passed on to `server`"
	}()
	defer client.Close()
	defer server.Close()
	io.Copy(client, server)
}

func counted(client, server net.Conn) (int64, error) {
	go io.Copy(server, client) // want "the end of `client` is not passed on to `server`"
	return io.Copy(client, server)
}
