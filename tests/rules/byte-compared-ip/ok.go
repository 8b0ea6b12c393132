package ok

import (
	"bytes"
	"net"
	"slices"
)

func equal(a, b net.IP) bool { return a.Equal(b) }

func masks(a, b net.IPMask) bool { return bytes.Equal(a, b) }

func hardware(a, b net.HardwareAddr) bool { return bytes.Equal(a, b) }

func raw(a, b []byte) bool { return bytes.Equal(a, b) }

func normal(a, b net.IP) bool { return bytes.Equal(a.To16(), b.To16()) }

func normalized(a, b net.IP) bool {
	x, y := a.To16(), b.To16()
	return bytes.Equal(x, y)
}

func strings(a, b net.IP) bool { return a.String() == b.String() }

func key(names map[string]string, ip net.IP) string { return names[ip.String()] }

func keyed(names map[string]string, ip net.IP) string { return names[string(ip.To16())] }

// An order may tell the forms apart as long as it always does.
func order(a, b *net.IPNet) int {
	if i := bytes.Compare(a.IP, b.IP); i != 0 {
		return i
	}
	return bytes.Compare(a.Mask, b.Mask)
}

func search(ips []net.IP, ip net.IP) (int, bool) {
	return slices.BinarySearchFunc(ips, ip, func(a, b net.IP) int { return bytes.Compare(a, b) })
}
