package unfixed

import (
	"crypto/tls"
	"net"
)

func secured(address string) (*tls.Conn, error) {
	return tls.Dial("tcp", address, nil) // want "^hint: `tls.Dial` has no time limit"
}

func unlimited(address string) (net.Conn, error) {
	var d net.Dialer
	return d.Dial("tcp", address) // want "^hint: `Dial` has no time limit"
}
