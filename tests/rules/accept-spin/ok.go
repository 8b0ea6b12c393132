package ok

import (
	"context"
	"errors"
	"log"
	"net"
	"os"
	"sync/atomic"
	"time"
)

func closed(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			if errors.Is(err, net.ErrClosed) {
				return
			}
			log.Print(err)
			continue
		}
		go handle(c)
	}
}

func returned(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go handle(c)
	}
}

func quitting(ln net.Listener, quit chan struct{}) {
	for {
		c, err := ln.Accept()
		if err != nil {
			select {
			case <-quit:
				return
			default:
			}
			log.Print(err)
			continue
		}
		go handle(c)
	}
}

type server struct {
	ln     net.Listener
	closed atomic.Bool
	errs   chan error
	last   error
}

func (s *server) classified() {
	for {
		c, err := s.ln.Accept()
		if err != nil {
			if !s.isTransient(err) {
				break
			}
			continue
		}
		go handle(c)
	}
}

func (s *server) helped() {
	for {
		c, err := s.ln.Accept()
		if err != nil {
			s.failed(err)
			continue
		}
		go handle(c)
	}
}

func (s *server) conditional() {
	for !s.closed.Load() {
		c, err := s.ln.Accept()
		if err != nil {
			log.Print(err)
			continue
		}
		go handle(c)
	}
}

func (s *server) told() {
	for {
		c, err := s.ln.Accept()
		if err != nil {
			s.errs <- err
			continue
		}
		go handle(c)
	}
}

func (s *server) kept() {
	for {
		c, err := s.ln.Accept()
		if err != nil {
			s.last = err
			continue
		}
		go handle(c)
	}
}

func (s *server) reopened() {
	for {
		c, err := s.ln.Accept()
		if err != nil {
			log.Print(err)
			s.ln, _ = net.Listen("tcp", ":0")
			continue
		}
		go handle(c)
	}
}

func counted(ln net.Listener) {
	failures := 0
	for {
		c, err := ln.Accept()
		if err != nil {
			if failures++; failures > 5 {
				return
			}
			time.Sleep(time.Second)
			continue
		}
		go handle(c)
	}
}

func bounded(ln net.Listener) {
	for range 3 {
		c, err := ln.Accept()
		if err != nil {
			continue
		}
		go handle(c)
	}
}

func fatal(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			log.Print(err)
			os.Exit(1)
		}
		go handle(c)
	}
}

func dying(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			log.Print(err)
			die()
			continue
		}
		go handle(c)
	}
}

func die() {
	os.Exit(2)
}

func waiting(ctx context.Context, ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			<-ctx.Done()
			continue
		}
		go handle(c)
	}
}

// Not the standard library's.
type other struct{}

func (other) Accept() (net.Conn, error) { return nil, nil }

func foreign(ln other) {
	for {
		c, err := ln.Accept()
		if err != nil {
			log.Print(err)
			continue
		}
		go handle(c)
	}
}

func (s *server) isTransient(err error) bool { return err == nil }

func (s *server) failed(err error) {
	if err != nil {
		panic(err)
	}
}

func handle(c net.Conn) {
	defer c.Close()
}
