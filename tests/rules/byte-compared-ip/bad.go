package bad

import (
	"bytes"
	"net"
	"reflect"
)

func equal(a, b net.IP) bool {
	return bytes.Equal(a, b) // want "^bug: `bytes.Equal` tells the 4-byte and 16-byte forms" @ "bytes.Equal(a, b)"
}

func deep(peer *net.TCPAddr, entry net.IP) bool {
	return reflect.DeepEqual(peer.IP, entry) // want "reflect.DeepEqual"
}

func text(a, b net.IP) bool {
	return string(a) == string(b) // want "the bytes of two addresses are compared"
}

func differ(a, b net.IP) bool {
	if string(a) != string(b) { // want "the bytes of two addresses"
		return true
	}
	return false
}

func lookup(names map[string]string, ip net.IP) string {
	return names[string(ip)] // want "the key is the bytes of an address" @ "string(ip)"
}
