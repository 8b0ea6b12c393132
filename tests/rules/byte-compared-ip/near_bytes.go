package near

import "net"

// These are no addresses.
func same(a, b []byte) bool { return string(a) == string(b) }

func find(all map[string]int, key []byte) int { return all[string(key)] }

// Only one of them was brought to one form.
func halfway(a, b net.IP) bool {
	return string(a) == string(b.To4()) // want "the bytes of two addresses are compared"
}
