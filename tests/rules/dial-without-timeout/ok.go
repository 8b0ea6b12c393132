package ok

import (
	"context"
	"fmt"
	"net"
	"time"
)

func limited(ctx context.Context, addr string) (net.Conn, error) {
	return net.DialTimeout("tcp", addr, time.Second)
}

func withContext(ctx context.Context, addr string) (net.Conn, error) {
	var d net.Dialer
	return d.DialContext(ctx, "tcp", addr)
}

func local(ctx context.Context) (net.Conn, error) {
	return net.Dial("tcp", "127.0.0.1:80")
}

func socket(ctx context.Context, path string) (net.Conn, error) {
	return net.Dial("unix", path)
}

func datagram(ctx context.Context, addr string) (net.Conn, error) {
	return net.Dial("udp", addr)
}

func handedOn(ctx context.Context, network, addr string) (net.Conn, error) {
	return net.Dial(network, addr)
}

func dialUpstream(addr string) (net.Conn, error) {
	return net.Dial("tcp", addr)
}

func withTimeout(ctx context.Context, addr string) (net.Conn, error) {
	d := net.Dialer{Timeout: time.Second}
	return d.Dial("tcp", addr)
}

func setLater(ctx context.Context, addr string) (net.Conn, error) {
	var d net.Dialer
	d.Deadline = time.Now().Add(time.Second)
	return d.Dial("tcp", addr)
}

func given(ctx context.Context, d *net.Dialer, addr string) (net.Conn, error) {
	return d.Dial("tcp", addr)
}

func configured(ctx context.Context, addr string, configure func(*net.Dialer)) (net.Conn, error) {
	var d net.Dialer
	configure(&d)
	return d.Dial("tcp", addr)
}

func optional(addr string, limit time.Duration) (net.Conn, error) {
	if limit == 0 {
		return net.Dial("tcp", addr)
	}
	return net.DialTimeout("tcp", addr, limit)
}

func sidecar(port int) (net.Conn, error) {
	addr := fmt.Sprintf("localhost:%d", port)
	return net.Dial("tcp", addr)
}

func loopback(port string) (net.Conn, error) {
	return net.Dial("tcp", net.JoinHostPort("::1", port))
}

func ported(port string) (net.Conn, error) {
	return net.Dial("tcp", ":"+port)
}
