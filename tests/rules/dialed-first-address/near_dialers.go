package near

import (
	"crypto/tls"
	"net"
)

func secured(host string, config *tls.Config) (net.Conn, error) {
	addrs, err := net.LookupHost(host)
	if err != nil {
		return nil, err
	}
	return tls.Dial("tcp", addrs[0]+":443", config) // want "first address is dialed"
}

func byDialer(host string, d *net.Dialer) (net.Conn, error) {
	addrs, err := net.LookupHost(host)
	if err != nil {
		return nil, err
	}
	return d.Dial("tcp", addrs[0]+":80") // want "first address is dialed"
}

func proxyFor(address string) string { return "proxy:" + address }

// What is dialed is somebody else.
func proxied(host string) (net.Conn, error) {
	addrs, err := net.LookupHost(host)
	if err != nil {
		return nil, err
	}
	return net.Dial("tcp", proxyFor(addrs[0]))
}
