package ok

import (
	"context"
	"net"
)

func byHost(ctx context.Context, host string) (net.Conn, error) {
	var d net.Dialer
	return d.DialContext(ctx, "tcp", net.JoinHostPort(host, "80"))
}

func each(host string) (c net.Conn, err error) {
	ips, err := net.LookupHost(host)
	if err != nil {
		return nil, err
	}
	for _, ip := range ips {
		if c, err = net.Dial("tcp", net.JoinHostPort(ip, "80")); err == nil {
			return c, nil
		}
	}
	return nil, err
}

func replica(hosts []string) (net.Conn, error) {
	return net.Dial("tcp", net.JoinHostPort(hosts[0], "80"))
}

func chosen(host string, n int) (net.Conn, error) {
	ips, err := net.LookupHost(host)
	if err != nil {
		return nil, err
	}
	return net.Dial("tcp", net.JoinHostPort(ips[n], "80"))
}

func first(host string) (string, error) {
	ips, err := net.LookupHost(host)
	if err != nil {
		return "", err
	}
	return ips[0], nil
}
