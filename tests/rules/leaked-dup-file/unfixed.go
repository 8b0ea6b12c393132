package unfixed

import "net"

func names(conns []*net.UDPConn) (names []string) {
	for _, c := range conns {
		f, err := c.File() // want "`f` is never closed"
		if err != nil {
			continue
		}
		names = append(names, f.Name())
	}
	return names
}
