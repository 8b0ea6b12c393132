package near

import (
	"context"
	"net"
)

func dial(ctx context.Context, network, address string) (net.Conn, error) {
	var d net.Dialer
	return d.DialContext(ctx, network, "192.0.2.53:53")
}

func strict() *net.Resolver {
	r := &net.Resolver{Dial: dial} // want "is not used"
	r.StrictErrors = true
	return r
}

func beside(other *net.Resolver) *net.Resolver {
	r := &net.Resolver{Dial: dial} // want "is not used"
	other.PreferGo = true
	return r
}
