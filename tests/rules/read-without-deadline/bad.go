package bad

import (
	"bufio"
	"crypto/tls"
	"encoding/json"
	"io"
	"log"
	"net"
)

func serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go handle(c)
	}
}

func handle(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 1024)
	for {
		n, err := c.Read(buf) // want "^risk: a client that sends nothing to `c` is waited for without limit" @ "c.Read(buf)"
		if err != nil {
			return
		}
		log.Printf("%q", buf[:n])
	}
}

func inLiteral(ln *net.TCPListener) error {
	for {
		c, err := ln.AcceptTCP()
		if err != nil {
			return err
		}
		go func(conn *net.TCPConn) {
			defer conn.Close()
			r := bufio.NewReader(conn)
			for {
				line, err := r.ReadString('\n') // want "^risk: .*`c`" @ `r.ReadString('\n')`
				if err != nil {
					return
				}
				log.Print(line)
			}
		}(c)
	}
}

func lines(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer c.Close()
			s := bufio.NewScanner(c)
			// One command a line.
			for s.Scan() { // want "^risk" @ "s.Scan()"
				log.Print(s.Text())
			}
		}()
	}
}

// One request on each connection.
func once(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		var request struct{ Name string }
		if err := json.NewDecoder(c).Decode(&request); err != nil { // want "^hint: a client" @ "json.NewDecoder(c).Decode(&request)"
			log.Print(err)
		}
		c.Close()
	}
}

// Nobody calls it: the caller is in another package.
func Handle(conn net.Conn) {
	defer conn.Close()
	header := make([]byte, 4)
	if _, err := io.ReadFull(conn, header); err != nil { // want "^hint: a peer that sends nothing to `conn`" @ "io.ReadFull(conn, header)"
		return
	}
	log.Printf("%x", header)
}

type server struct {
	ln     net.Listener
	config *tls.Config
}

func (s *server) run() error {
	for {
		c, err := s.ln.Accept()
		if err != nil {
			return err
		}
		go s.session(c)
	}
}

func (s *server) session(c net.Conn) {
	s.talk(c)
	c.Close()
}

func (s *server) talk(c net.Conn) {
	record := make([]byte, 16)
	for {
		if _, err := io.ReadFull(c, record); err != nil { // want "^risk"
			return
		}
		log.Printf("%x", record)
	}
}
