package ok

import (
	"bytes"
	"net"
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
