package bad

import (
	"log"
	"net"
	"os"
)

type server struct {
	path string
	ln   net.Listener
}

func (s *server) listen() (err error) {
	s.ln, err = net.Listen("unix", s.path)
	return err
}

func (s *server) start() {
	ln, err := net.Listen("unix", s.path)
	if err != nil {
		if err := os.Remove(s.path); err != nil { // want "^risk"
			log.Fatal(err)
		}
		if ln, err = net.Listen("unix", s.path); err != nil {
			log.Fatal(err)
		}
	}
	s.ln = ln
}
