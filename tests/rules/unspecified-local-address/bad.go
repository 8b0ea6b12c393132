package bad

import (
	"net"
	"net/netip"
)

func self() (net.IP, error) {
	c, err := net.ListenPacket("udp", ":0")
	if err != nil {
		return nil, err
	}
	defer c.Close()
	return c.LocalAddr().(*net.UDPAddr).IP, nil // want "^risk: `c` is bound to all addresses and has none to show" @ "c.LocalAddr().(*net.UDPAddr).IP"
}

func advertise(send func(string)) error {
	conn, err := net.ListenUDP("udp4", &net.UDPAddr{Port: 5353})
	if err != nil {
		return err
	}
	defer conn.Close()
	addr, ok := conn.LocalAddr().(*net.UDPAddr)
	if ok {
		send(addr.IP.String()) // want "`conn`" @ "addr.IP"
	}
	return nil
}

func modern() (netip.Addr, error) {
	conn, err := net.ListenUDP("udp", &net.UDPAddr{IP: net.IPv4zero, Port: 53})
	if err != nil {
		return netip.Addr{}, err
	}
	local := conn.LocalAddr()
	addr := local.(*net.UDPAddr)
	return addr.AddrPort().Addr(), nil // want "`conn`" @ "addr.AddrPort().Addr()"
}

func free() (*net.UDPConn, net.IP) {
	c, err := net.ListenUDP("udp", nil)
	if err != nil {
		return nil, nil
	}
	return c, c.LocalAddr().(*net.UDPAddr).IP // want "`c`"
}
