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

func address(r *net.Resolver, ctx context.Context, host string) string {
	addrs, err := r.LookupIPAddr(ctx, host)
	if err != nil {
		return host
	}
	return addrs[0].String() // want "only the first"
}
