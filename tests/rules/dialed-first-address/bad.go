package bad

import (
	"context"
	"net"
)

func connect(ctx context.Context, host string) (net.Conn, error) {
	ips, err := net.DefaultResolver.LookupHost(ctx, host)
	if err != nil {
		return nil, err
	}
	var d net.Dialer
	return d.DialContext(ctx, "tcp", net.JoinHostPort(ips[0], "80")) // want "^risk: only the first address is dialed" @ "ips[0]"
}

func binary(host string) (net.Conn, error) {
	ips, err := net.LookupIP(host)
	if err != nil {
		return nil, err
	}
	return net.Dial("tcp", ips[0].String()+":80") // want "first address is dialed"
}

func byName(host string) (net.Conn, error) {
	ips, err := net.LookupHost(host)
	if err != nil {
		return nil, err
	}
	addr := net.JoinHostPort(ips[0], "80") // want "first address is dialed"
	return net.Dial("tcp", addr)
}
