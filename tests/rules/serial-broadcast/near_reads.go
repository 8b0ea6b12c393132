package near

import (
	"net"
	"os"
)

type hub struct {
	conns map[string]net.Conn
	files map[string]*os.File
}

func (h *hub) Add(name string, c net.Conn) { h.conns[name] = c }

func (h *hub) read(b []byte) {
	for name, c := range h.conns {
		if _, err := c.Read(b); err != nil {
			delete(h.conns, name)
		}
	}
}

// No peer can be slow here.
func (h *hub) keep(message []byte) {
	for _, f := range h.files {
		f.Write(message)
	}
}
