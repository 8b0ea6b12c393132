package ok

import (
	"context"
	"log"
	"net"
)

func method(ctx context.Context, host string) ([]string, error) {
	return net.DefaultResolver.LookupHost(ctx, host)
}

func port(ctx context.Context) (int, error) {
	return net.LookupPort("tcp", "https")
}

type names struct{}

func (names) LookupHost(string) ([]string, error) { return nil, nil }

func shadowed(ctx context.Context, host string) ([]string, error) {
	var net names
	return net.LookupHost(host)
}

func parsed(ctx context.Context, text string) net.IP {
	return net.ParseIP(text)
}

func split(ctx context.Context, addr string) (string, string, error) {
	return net.SplitHostPort(addr)
}

func validated(host string) []string {
	addrs, err := net.LookupHost(host)
	if err != nil {
		log.Fatal(err)
	}
	return addrs
}
