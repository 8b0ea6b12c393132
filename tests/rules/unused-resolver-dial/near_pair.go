package near

import (
	"context"
	"net"
)

type pair struct{ first, second net.Resolver }

// It is the other one that prefers Go's own resolver.
func ask(ctx context.Context, host string, dial func(context.Context, string, string) (net.Conn, error)) []string {
	both := pair{
		net.Resolver{Dial: dial}, // want "^risk: `Dial` is not used where the system resolves names"
		net.Resolver{},
	}
	both.second.PreferGo = true
	addrs, err := both.first.LookupHost(ctx, host)
	if err != nil {
		addrs, _ = both.second.LookupHost(ctx, host)
	}
	return addrs
}
