// Package limited sets its deadlines where it reads.
package limited

import "net"

type hub struct {
	conns map[string]net.Conn
}

func (h *hub) send(message []byte) {
	for _, c := range h.conns {
		c.Write(message)
	}
}
