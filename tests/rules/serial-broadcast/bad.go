package bad

import (
	"fmt"
	"io"
	"net"
	"sync"
)

type hub struct {
	mu    sync.Mutex
	conns map[string]net.Conn
	all   sync.Map
}

func (h *hub) send(message []byte) {
	for name, c := range h.conns {
		if _, err := c.Write(message); err != nil { // want "^risk: one slow peer holds up all the others here" @ "c.Write(message)"
			delete(h.conns, name)
		}
	}
}

func (h *hub) sendAll(message string) {
	h.all.Range(func(key, value any) bool {
		// Everybody.
		fmt.Fprintln(value.(net.Conn), message) // want "one slow peer holds up all the others here"
		return true
	})
}

func (h *hub) sendSome(message string, wanted func(string) bool) {
	h.all.Range(func(key, value any) bool {
		c, ok := value.(net.Conn)
		if ok && wanted(key.(string)) {
			io.WriteString(c, message) // want "one slow peer" @ "io.WriteString(c, message)"
		}
		return true
	})
}

func tell(conns map[*net.TCPConn]bool, message []byte) {
	for c, ready := range conns {
		if ready {
			c.Write(message) // want "one slow peer"
		}
	}
}
