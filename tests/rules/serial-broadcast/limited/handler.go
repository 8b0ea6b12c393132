package limited

import (
	"net"
	"time"
)

func (h *hub) handle(c net.Conn) {
	buf := make([]byte, 512)
	for {
		c.SetDeadline(time.Now().Add(time.Minute))
		n, err := c.Read(buf)
		if err != nil {
			return
		}
		h.send(buf[:n])
	}
}
