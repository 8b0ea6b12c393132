package bad

import "net"

func first(text string) byte {
	ip := net.ParseIP(text)
	return ip[0] // want "^bug: byte 0 of a 16-byte address" @ "ip[0]"
}

func last() byte {
	return net.IPv4(192, 0, 2, 1)[3] // want "byte 3"
}

func private(text string) bool {
	ip := net.ParseIP(text)
	if ip == nil {
		return false
	}
	return ip[0] == 10 || ip[0] == 192 && ip[1] == 168 // want "byte 0" "byte 0" "byte 1"
}
