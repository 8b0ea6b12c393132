package near

import "net"

type addr struct{ net.UDPAddr }

func connected() net.IP {
	c, err := net.DialUDP("udp", &net.UDPAddr{Port: 1}, &net.UDPAddr{Port: 2})
	if err != nil {
		return nil
	}
	return c.LocalAddr().(*net.UDPAddr).IP
}

func specified() net.IP {
	c, err := net.ListenUDP("udp", &net.UDPAddr{IP: net.IPv4(192, 0, 2, 1)})
	if err != nil {
		return nil
	}
	return c.LocalAddr().(*net.UDPAddr).IP
}

func ordered() net.IP {
	c, err := net.ListenUDP("udp", &net.UDPAddr{net.IPv4(192, 0, 2, 1), 1, ""})
	if err != nil {
		return nil
	}
	return c.LocalAddr().(*net.UDPAddr).IP
}

// Of whoever it talks to.
func remote() net.IP {
	c, err := net.ListenUDP("udp", nil)
	if err != nil {
		return nil
	}
	return c.RemoteAddr().(*net.UDPAddr).IP
}

func split() (net.IP, error) {
	c, err := net.ListenUDP("udp", nil)
	if err != nil {
		return nil, err
	}
	_, from, err := c.ReadFromUDP(nil)
	return from.IP, err
}

func port(p interface{ Addr() net.Addr }) any {
	return p.Addr()
}
