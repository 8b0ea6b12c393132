package bad

import (
	"log"
	"net"
)

func whole(c net.PacketConn) error {
	buf := make([]byte, 2048)
	for {
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return err
		}
		go func() {
			log.Printf("%d of %d: %q", n, len(buf), buf[:n]) // want "overwrites `buf`"
			log.Print(buf)
		}()
	}
}
