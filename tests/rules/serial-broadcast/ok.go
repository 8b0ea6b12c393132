package ok

import (
	"net"
	"sync"
	"time"
)

type hub struct {
	conns map[string]net.Conn
	all   sync.Map
	sends map[string]chan []byte
}

func (h *hub) limited(message []byte) {
	for _, c := range h.conns {
		c.SetWriteDeadline(time.Now().Add(time.Second))
		c.Write(message)
	}
}

func (h *hub) queued(message []byte) {
	for _, send := range h.sends {
		select {
		case send <- message:
		default:
		}
	}
}

func (h *hub) collected() (conns []net.Conn) {
	h.all.Range(func(_, value any) bool {
		conns = append(conns, value.(net.Conn))
		return true
	})
	return conns
}

func (h *hub) together(message []byte) {
	for _, c := range h.conns {
		go func() {
			c.Write(message)
		}()
	}
}

func (h *hub) started(message []byte) {
	for _, c := range h.conns {
		go c.Write(message)
	}
}

func (h *hub) handed(message []byte, send func(net.Conn, []byte)) {
	for _, c := range h.conns {
		send(c, message)
	}
}

func (h *hub) helped(message []byte) {
	for _, c := range h.conns {
		write(c, message)
	}
}

func write(c net.Conn, message []byte) {
	c.SetDeadline(time.Now().Add(time.Second))
	c.Write(message)
}

func datagrams(conns map[string]*net.UDPConn, message []byte) {
	for _, c := range conns {
		c.Write(message)
	}
}

func closing(conns map[string]net.Conn) {
	for _, c := range conns {
		c.Close()
	}
}
