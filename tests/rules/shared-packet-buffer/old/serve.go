package old

import "net"

func serve(c net.PacketConn, handle func([]byte)) error {
	buf := make([]byte, 65535)
	for {
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return err
		}
		go handle(buf[:n]) // want "overwrites `buf`"
	}
}
