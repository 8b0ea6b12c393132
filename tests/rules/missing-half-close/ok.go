package ok

import (
	"context"
	"crypto/tls"
	"io"
	"net"
	"sync"
)

func halfClosed(client, server *net.TCPConn) {
	go func() {
		io.Copy(server, client)
		server.CloseWrite()
	}()
	io.Copy(client, server)
	client.CloseWrite()
}

func byInterface(client, server net.Conn) {
	go func() {
		io.Copy(server, client)
		if half, ok := server.(interface{ CloseWrite() error }); ok {
			half.CloseWrite()
		}
	}()
	io.Copy(client, server)
}

func bothAwaited(client, server net.Conn) {
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		io.Copy(server, client)
	}()
	go func() {
		defer wg.Done()
		io.Copy(client, server)
	}()
	wg.Wait()
}

func otherAwaited(client, server net.Conn) {
	done := make(chan struct{})
	go func() {
		io.Copy(server, client)
		close(done)
	}()
	io.Copy(client, server)
	<-done
}

func counted(client, server net.Conn) {
	done := make(chan struct{})
	go func() {
		io.Copy(server, client)
		done <- struct{}{}
	}()
	go func() {
		io.Copy(client, server)
		done <- struct{}{}
	}()
	for range 2 {
		<-done
	}
}

func cancelled(ctx context.Context, client, server net.Conn) {
	done := make(chan struct{})
	go func() {
		io.Copy(server, client)
		close(done)
	}()
	go io.Copy(client, server)
	select {
	case <-ctx.Done():
	case <-done:
	}
}

func terminated(client net.Conn, server *tls.Conn) {
	go io.Copy(server, client)
	io.Copy(client, server)
}

func datagrams(client net.Conn, addr string) error {
	server, err := net.Dial("udp", addr)
	if err != nil {
		return err
	}
	defer server.Close()
	go io.Copy(server, client)
	_, err = io.Copy(client, server)
	return err
}

func echo(c net.Conn) {
	go io.Copy(c, c)
	io.Copy(c, c)
}

func oneWay(dst, src net.Conn) {
	go io.Copy(dst, src)
}

func inMemory(server net.Conn) {
	near, far := net.Pipe()
	go near.Close()
	go io.Copy(server, far)
	io.Copy(far, server)
}

func end(c net.Conn) {
	if half, ok := c.(interface{ CloseWrite() error }); ok {
		half.CloseWrite()
	}
}

func byHelper(client, server net.Conn) {
	go func() {
		io.Copy(server, client)
		end(server)
	}()
	io.Copy(client, server)
	end(client)
}

func deliberate(client, server net.Conn) {
	// Deliberately torn down when the first direction ends.
	go io.Copy(server, client)
	io.Copy(client, server)
}
