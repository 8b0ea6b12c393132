package bad

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
)

func connect(ctx context.Context, addr string) (net.Conn, error) {
	return net.Dial("tcp", addr) // want "^risk: `Dial` has no time limit and does not heed `ctx`" @ "net.Dial(\"tcp\", addr)"
}

func proxy(w http.ResponseWriter, r *http.Request) {
	c, err := net.Dial("tcp4", r.Host) // want "heed `r.Context"
	if err != nil {
		return
	}
	c.Close()
}

func secure(ctx context.Context, addr string) (net.Conn, error) {
	return tls.Dial("tcp", addr, nil) // want "^risk: `tls.Dial` has no time limit"
}

func open(addr string) (net.Conn, error) {
	return net.Dial("tcp", addr) // want "^hint: `Dial` has no time limit"
}

func plain(ctx context.Context, addr string) (net.Conn, error) {
	var d net.Dialer
	return d.Dial("tcp", addr) // want "heed `ctx`"
}

func kept(ctx context.Context, addr string) (net.Conn, error) {
	d := &net.Dialer{KeepAlive: -1}
	return d.Dial("tcp", addr) // want "heed `ctx`"
}

func remote(name string, port int) (net.Conn, error) {
	return net.Dial("tcp", fmt.Sprintf("%s:%d", name, port)) // want "^hint: `Dial` has no time limit"
}

func region(name, port string) (net.Conn, error) {
	return net.Dial("tcp", net.JoinHostPort("db."+name, port)) // want "^hint: `Dial` has no time limit"
}
