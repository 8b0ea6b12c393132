package bad

import (
	"fmt"
	"log"
	"net"
)

func returned(ln net.Listener) error {
	for {
		c, err := ln.Accept() // want "^hint: any failure of this call ends the loop" @ "ln.Accept()"
		if err != nil {
			return err
		}
		go handle(c)
	}
}

func wrapped(ln *net.TCPListener) error {
	for {
		conn, failure := ln.AcceptTCP() // want "ends the loop"
		if failure != nil {
			return fmt.Errorf("accept: %w", failure)
		}

		// One goroutine for each client.
		go handle(conn)
	}
}

func bare(ln net.Listener) {
	for {
		c, err := ln.Accept() // want "ends the loop"
		if err != nil {
			log.Printf("accept: %v", err)
			return
		}
		go func() {
			handle(c)
		}()
	}
}

func broken(ln net.Listener, delay int) int {
	for {
		c, err := ln.Accept() // want "ends the loop"
		if err != nil {
			break // The listener was closed.
		}
		go handle(c)
	}
	return delay
}

type server struct {
	ln net.Listener
}

func (s *server) run() {
	go func() {
		for {
			c, err := s.ln.Accept() // want "ends the loop"
			if err != nil {
				return
			}
			go handle(c)
		}
	}()
}

func (s *server) fatal() {
	for {
		c, err := s.ln.Accept() // want "ends the loop"
		if err != nil {
			log.Fatal(err)
		}
		go handle(c)
	}
}

func loop(ln net.Listener) error {
	for {
		c, err := ln.Accept() // want "ends the loop"
		if err != nil {
			return err
		}
		go handle(c)
	}
}

func start(ln net.Listener) {
	if err := loop(ln); err != nil {
		log.Print("the server stopped: ", err)
	}
}

func handle(c net.Conn) {
	defer c.Close()
}
