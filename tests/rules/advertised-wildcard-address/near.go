package near

import (
	"crypto/tls"
	"encoding/json"
	"net"
	"net/url"
)

type info struct {
	Addr  string `json:"addr"`
	Local string
}

type host struct{ Host string }

func first(ln, other net.Listener, err error) net.Listener { return ln }

func made() (net.Listener, net.Listener) { return nil, nil }

func second() ([]byte, error) {
	_, ln := made()
	return json.Marshal(info{Addr: ln.Addr().String()})
}

// Only TCP, and only listening.
func local() ([]byte, error) {
	ln, err := net.Listen("unix", ":x")
	if err != nil {
		return nil, err
	}
	return json.Marshal(info{Addr: ln.Addr().String()})
}

func secure() ([]byte, error) {
	ln, err := tls.Listen("tcp", ":0", nil)
	if err != nil {
		return nil, err
	}
	return json.Marshal(info{Addr: ln.Addr().String()}) // want "^hint: other hosts can't reach this address"
}

func key() map[string]string {
	ln, err := net.Listen("tcp", ":0")
	if err != nil {
		return nil
	}
	return map[string]string{ln.Addr().String(): "http://"}
}

func untagged() info {
	ln, err := net.Listen("tcp", ":0")
	if err != nil {
		return info{}
	}
	return info{Local: ln.Addr().String()}
}

func hosted() host {
	ln, err := net.Listen("tcp", ":0")
	if err != nil {
		return host{}
	}
	return host{Host: ln.Addr().String()}
}

func address() url.URL {
	ln, err := net.Listen("tcp", ":0")
	if err != nil {
		return url.URL{}
	}
	return url.URL{Host: ln.Addr().String()} // want "^hint: other hosts can't reach"
}

func fragment() url.URL {
	ln, err := net.Listen("tcp", ":0")
	if err != nil {
		return url.URL{}
	}
	return url.URL{Fragment: ln.Addr().String()}
}
