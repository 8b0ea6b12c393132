package near

import (
	"bytes"
	"net"
	"reflect"
)

type key string

// Only one of the two is an address.
func mixed(ip net.IP, raw []byte) bool {
	return bytes.Equal(ip, raw) || bytes.Equal(raw, ip) || reflect.DeepEqual(ip, raw)
}

// The order of bytes is meant.
func sorted(a, b net.IP) bool { return bytes.Compare(a, b) < 0 }

func normal(a, b net.IP) bool {
	return string(a.To4()) == string(b.To4()) || bytes.Equal(a.To16(), b.To16())
}

func half(a, b net.IP) bool {
	return bytes.Equal(a.To4(), b) // want "^bug: `bytes.Equal` tells the 4-byte and 16-byte forms"
}

func element(names []string, ip net.IP) string { return names[len(string(ip))] }

func keys(seen map[string]bool, ip net.IP) bool {
	return seen[string(ip.To16())] || seen[ip.String()]
}

func named(seen map[key]bool, ip net.IP) bool { return seen[key(ip)] }

func array(seen map[[4]byte]bool, ip net.IP) bool { return seen[[4]byte(ip)] }

func literal(ip net.IP) bool { return string(ip) == string(net.IPv4zero) } // want "^bug: the bytes of two addresses are compared"
