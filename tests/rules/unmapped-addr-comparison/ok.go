package ok

import (
	"net"
	"net/netip"
)

func unmapped(addr *net.TCPAddr, peer netip.Addr) bool {
	return addr.AddrPort().Addr().Unmap() == peer
}

func parameters(a, b netip.Addr) bool { return a == b }

func text(s string, peer netip.Addr) bool {
	addr, err := netip.ParseAddr(s)
	return err == nil && addr == peer
}

func slice(ip net.IP, peer netip.Addr) bool {
	addr, _ := netip.AddrFromSlice(ip)
	addr = addr.Unmap()
	return addr == peer
}

func port(addr *net.TCPAddr, other netip.AddrPort) bool {
	return addr.AddrPort().Port() == other.Port()
}

func key(addr *net.UDPAddr, seen map[netip.Addr]bool) bool {
	return seen[addr.AddrPort().Addr().Unmap()]
}
