package unfixed

import (
	"bytes"
	"net"
)

func sliced(a net.IP, b net.IP) bool {
	return bytes.Equal(a[:], b) // want "`bytes.Equal` tells the 4-byte"
}

func built(b net.IP) bool {
	return bytes.Equal(net.IP{127, 0, 0, 1}, b) // want "`bytes.Equal` tells the 4-byte"
}
