package bad

import (
	"net"
	"net/netip"
)

func isPeer(addr *net.TCPAddr, peer netip.Addr) bool {
	return addr.AddrPort().Addr() == peer // want "^risk: an address that may be IPv4 inside IPv6 is compared" @ "addr.AddrPort().Addr()"
}

func parsed(ip net.IP, peer netip.Addr) bool {
	addr, ok := netip.AddrFromSlice(ip)
	return ok && peer != addr // want "is compared" @ "addr"
}

func session(c *net.UDPConn, sessions map[netip.Addr]int, b []byte) int {
	_, from, err := c.ReadFromUDPAddrPort(b)
	if err != nil {
		return 0
	}
	return sessions[from.Addr()] // want "is used as a key" @ "from.Addr()"
}
