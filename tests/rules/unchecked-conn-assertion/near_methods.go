package near

import "net"

type Server struct{ ln net.Listener }

func (s *Server) Bound() net.Addr { return s.ln.Addr() }

// What the package's own method returns is its own affair.
func Port(s *Server) int {
	return s.Bound().(*net.TCPAddr).Port
}
