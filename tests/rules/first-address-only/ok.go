package ok

import (
	"context"
	"net"
)

func all(ctx context.Context, host string) ([]string, error) {
	return net.DefaultResolver.LookupHost(ctx, host)
}

func each(ctx context.Context, host string, try func(string) bool) bool {
	addrs, err := net.DefaultResolver.LookupHost(ctx, host)
	if err != nil {
		return false
	}
	for _, addr := range addrs {
		if try(addr) {
			return true
		}
	}
	return false
}

func only(ctx context.Context, host string) string {
	addrs, err := net.DefaultResolver.LookupHost(ctx, host)
	if err != nil || len(addrs) != 1 {
		return ""
	}
	return addrs[0]
}

func exchanger(ctx context.Context, host string) string {
	servers, err := net.DefaultResolver.LookupMX(ctx, host)
	if err != nil {
		return ""
	}
	return servers[0].Host
}

func second(ctx context.Context, host string, n int) string {
	addrs, err := net.DefaultResolver.LookupHost(ctx, host)
	if err != nil {
		return ""
	}
	return addrs[n]
}

func parameter(addrs []string) string { return addrs[0] }

func name(r *net.Resolver, ctx context.Context, addr string) string {
	names, err := r.LookupAddr(ctx, addr)
	if err != nil {
		return addr
	}
	return names[0]
}

func token(domain string) string {
	texts, err := net.LookupTXT(domain)
	if err != nil {
		return ""
	}
	return texts[0]
}
