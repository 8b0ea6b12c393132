package ok

import (
	"log"
	"net"
)

func port() (int, error) {
	c, err := net.ListenPacket("udp", ":0")
	if err != nil {
		return 0, err
	}
	defer c.Close()
	return c.LocalAddr().(*net.UDPAddr).Port, nil
}

func bound() (net.IP, error) {
	c, err := net.ListenPacket("udp", "192.0.2.1:0")
	if err != nil {
		return nil, err
	}
	defer c.Close()
	return c.LocalAddr().(*net.UDPAddr).IP, nil
}

func dialed(peer string) (net.IP, error) {
	c, err := net.Dial("udp", peer)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	return c.LocalAddr().(*net.UDPAddr).IP, nil
}

func configured(address string) (net.IP, error) {
	c, err := net.ListenPacket("udp", address)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	return c.LocalAddr().(*net.UDPAddr).IP, nil
}

func configuredAddr(addr *net.UDPAddr, ip net.IP) (net.IP, net.IP, error) {
	c, err := net.ListenUDP("udp", addr)
	if err != nil {
		return nil, nil, err
	}
	defer c.Close()
	laddr := &net.UDPAddr{Port: 53}
	laddr.IP = ip
	d, err := net.ListenUDP("udp", laddr)
	if err != nil {
		return nil, nil, err
	}
	defer d.Close()
	return c.LocalAddr().(*net.UDPAddr).IP, d.LocalAddr().(*net.UDPAddr).IP, nil
}

func logged() error {
	c, err := net.ListenPacket("udp", ":0")
	if err != nil {
		return err
	}
	log.Print("listening on ", c.LocalAddr().(*net.UDPAddr).IP)
	return c.Close()
}

func known() (net.IP, error) {
	c, err := net.ListenPacket("udp", ":0")
	if err != nil {
		return nil, err
	}
	defer c.Close()
	addr := c.LocalAddr().(*net.UDPAddr)
	if addr.IP.IsUnspecified() {
		addr.IP = net.IPv6loopback
	}
	return addr.IP, nil
}

func peer(c *net.UDPConn, buf []byte) net.IP {
	_, from, err := c.ReadFromUDP(buf)
	if err != nil {
		return nil
	}
	return from.IP
}
