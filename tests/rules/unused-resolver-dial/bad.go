package bad

import (
	"context"
	"net"
)

func dial(ctx context.Context, network, address string) (net.Conn, error) {
	var d net.Dialer
	return d.DialContext(ctx, network, "192.0.2.53:53")
}

var shared = net.Resolver{Dial: dial} // want "^risk: `Dial` is not used where the system resolves names" @ "Dial"

func own() *net.Resolver {
	return &net.Resolver{ // comment
		Dial: dial, // want "is not used"
	}
}

func strict() *net.Resolver {
	r := &net.Resolver{StrictErrors: true, Dial: dial} // want "is not used"
	return r
}
