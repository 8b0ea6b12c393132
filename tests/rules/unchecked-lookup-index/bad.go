package bad

import (
	"context"
	"net"
)

func pick(host string) string {
	addrs, _ := net.LookupHost(host)
	return addrs[0] // want "^bug: the look-up may have failed" @ "addrs[0]"
}

func ip(ctx context.Context, host string) net.IP {
	ips, _ := net.DefaultResolver.LookupIP(ctx, "ip4", host)
	return ips[0] // want "may have failed"
}

func name(addr string) (name string) {
	names, _ := net.LookupAddr(addr)
	name = names[0] // want "may have failed"
	return
}
