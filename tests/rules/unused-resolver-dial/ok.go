package ok

import (
	"context"
	"net"
)

func dial(ctx context.Context, network, address string) (net.Conn, error) {
	var d net.Dialer
	return d.DialContext(ctx, network, "192.0.2.53:53")
}

func asked() *net.Resolver { return &net.Resolver{PreferGo: true, Dial: dial} }

func later() *net.Resolver {
	r := &net.Resolver{Dial: dial}
	r.PreferGo = true
	return r
}

func plain() *net.Resolver { return &net.Resolver{} }

func strict() *net.Resolver { return &net.Resolver{StrictErrors: true} }

type Resolver struct {
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
}

func other() *Resolver { return &Resolver{Dial: dial} }
