package bad

import (
	"context"
	"net"
	"net/http"
)

func backends(ctx context.Context, host string) ([]string, error) {
	return net.LookupHost(host) // want "^risk: `net.LookupHost` does not heed `ctx`" @ "net.LookupHost(host)"
}

func addresses(ctx context.Context, host string) ([]net.IP, error) {
	return net.LookupIP(host) // want "LookupIP"
}

func reverse(w http.ResponseWriter, r *http.Request) {
	names, err := net.LookupAddr(r.RemoteAddr) // want "heed `r.Context"
	if err != nil {
		return
	}
	_ = names
}

func within(host string) error {
	c, cancel := context.WithCancel(context.Background())
	defer cancel()
	_, _, err := net.LookupSRV("sip", "tcp", host) // want "heed `c`"
	_ = c
	return err
}

func resolve(host string) ([]string, error) {
	return net.LookupTXT(host) // want "^hint: `net.LookupTXT` can't be cancelled"
}
