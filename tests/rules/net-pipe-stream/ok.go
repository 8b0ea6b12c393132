package ok

import (
	"crypto/tls"
	"io"
	"net"
	"time"
)

func duplex(s string) ([]byte, error) {
	a, b := net.Pipe()
	go func() {
		defer a.Close()
		io.WriteString(a, s)
		io.Copy(io.Discard, a)
	}()
	data, err := io.ReadAll(b)
	io.WriteString(b, "ok")
	return data, err
}

func deadline(s string) ([]byte, error) {
	r, w := net.Pipe()
	go func() {
		defer w.Close()
		io.WriteString(w, s)
	}()
	r.SetReadDeadline(time.Now().Add(time.Second))
	return io.ReadAll(r)
}

func handed(serve func(net.Conn)) ([]byte, error) {
	r, w := net.Pipe()
	go serve(w)
	return io.ReadAll(r)
}

func visible(s string) ([]byte, error) {
	r, w := net.Pipe()
	go write(w, s)
	return io.ReadAll(r)
}

func write(c net.Conn, s string) {
	defer c.Close()
	io.WriteString(c, s)
}

func returned() (net.Conn, net.Conn) {
	a, b := net.Pipe()
	go io.Copy(io.Discard, b)
	return a, b
}

func secured(config *tls.Config, s string) ([]byte, error) {
	a, b := net.Pipe()
	go func() {
		c := tls.Server(b, config)
		io.WriteString(c, s)
		c.Close()
	}()
	return io.ReadAll(tls.Client(a, config))
}

func named(s string) (string, error) {
	r, w := net.Pipe()
	go func() {
		defer w.Close()
		io.WriteString(w, s)
	}()
	_, err := io.ReadAll(r)
	return r.LocalAddr().String(), err
}

func pipe(s string) ([]byte, error) {
	r, w := io.Pipe()
	go func() {
		defer w.Close()
		io.WriteString(w, s)
	}()
	return io.ReadAll(r)
}
