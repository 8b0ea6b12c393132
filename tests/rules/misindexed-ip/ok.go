package ok

import "net"

func four(text string) byte {
	ip := net.ParseIP(text).To4()
	if ip == nil {
		return 0
	}
	return ip[0]
}

func again(text string) byte {
	ip := net.ParseIP(text)
	ip = ip.To4()
	return ip[0]
}

func measured(text string) byte {
	ip := net.ParseIP(text)
	if len(ip) == net.IPv4len {
		return ip[0]
	}
	return ip[12]
}

func tail(text string) byte {
	ip := net.ParseIP(text)
	return ip[15]
}

func parameter(ip net.IP) byte { return ip[0] }

func mask() byte { return net.IPv4Mask(255, 0, 0, 0)[0] }
