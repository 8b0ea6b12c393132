package bad

import (
	"context"
	"fmt"
	"net"
)

func pick(ctx context.Context, host string) (string, error) {
	addrs, err := net.DefaultResolver.LookupHost(ctx, host)
	if err != nil {
		return "", err
	}
	return addrs[0], nil // want "^hint: only the first address is used" @ "addrs[0]"
}

func ip(host string) (net.IP, error) {
	ips, err := net.LookupIP(host)
	if err != nil {
		return nil, fmt.Errorf("no address: %w", err)
	}
	return ips[0], nil // want "only the first"
}

func name(r *net.Resolver, ctx context.Context, addr string) string {
	names, err := r.LookupAddr(ctx, addr)
	if err != nil {
		return addr
	}
	return names[0] // want "only the first"
}
