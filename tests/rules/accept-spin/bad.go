package bad

import (
	"fmt"
	"log"
	"log/slog"
	"net"
	"time"
)

func logged(ln net.Listener) {
	for {
		c, err := ln.Accept() // want "^bug: a closed listener makes this loop spin" @ "ln.Accept()"
		if err != nil {
			log.Printf("accept: %v", err)
			continue
		}
		go handle(c)
	}
}

func silent(ln net.Listener) error {
	for {
		c, err := ln.Accept() // want "spin"
		if err != nil {
			continue
		}
		go handle(c)
	}
}

func concrete(ln *net.TCPListener) (int, error) {
	for {
		c, err := ln.AcceptTCP() // want "spin"
		if err != nil {
			// The peer may have gone away.
			fmt.Println("accept:", err.Error())
			continue
		}
		go handle(c)
	}
}

type server struct {
	ln  net.Listener
	log *slog.Logger
}

func (s *server) serve() {
	for {
		c, err := s.ln.Accept() // want "spin"
		if err != nil {
			s.log.Error("accept", "err", err)
		} else {
			go handle(c)
		}
	}
}

func nested(ln net.Listener, verbose bool) {
	for {
		if c, err := ln.Accept(); err != nil { // want "spin"
			if verbose {
				log.Print(err)
			}
		} else {
			go handle(c)
		}
	}
}

func sleeping(ln net.Listener) {
	for {
		c, err := ln.Accept() // want "^risk: a closed listener keeps this loop running"
		if err != nil {
			log.Print(err)
			time.Sleep(50 * time.Millisecond)
			continue
		}
		go handle(c)
	}
}

func waiting(network, address string) error {
	listener, err := net.Listen(network, address)
	if err != nil {
		return err
	}
	defer listener.Close()
	go func() {
		delay := time.Millisecond
	accepting:
		for {
			conn, failure := listener.Accept() // want "^risk"
			if failure != nil {
				<-time.After(delay)
				delay *= 2
				continue accepting
			}
			go handle(conn)
		}
	}()
	return nil
}

func oneLine(ln net.Listener) {
	for {
		c, err := ln.Accept() // want "spin"
		if err != nil {
		} else {
			go handle(c)
		}
	}
}

func handle(c net.Conn) {
	defer c.Close()
}
