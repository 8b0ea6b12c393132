package ok

import (
	"context"
	"errors"
	"log"
	"net"
	"time"
)

func classified(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			if errors.Is(err, net.ErrClosed) {
				return nil
			}
			return err
		}
		go handle(c)
	}
}

func watched(ctx context.Context, ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			if ctx.Err() != nil {
				return nil
			}
			return err
		}
		go handle(c)
	}
}

// The caller decides, as with net/http.
func Serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go handle(c)
	}
}

func serveClients(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go handle(c)
	}
}

// Callers of other packages can't be seen.
func Run(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go handle(c)
	}
}

func judged(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go handle(c)
	}
}

func judge(ln net.Listener) {
	if err := judged(ln); !errors.Is(err, net.ErrClosed) {
		log.Print(err)
	}
}

func restarted(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go handle(c)
	}
}

func supervise(ln net.Listener) {
	for {
		log.Print(restarted(ln))
		time.Sleep(time.Second)
	}
}

func passedOn(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go handle(c)
	}
}

func pass(ln net.Listener) error {
	return passedOn(ln)
}

func once(ln net.Listener) error {
	c, err := ln.Accept()
	if err != nil {
		return err
	}
	go handle(c)
	return nil
}

func serial(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		handle(c)
	}
}

func told(ln net.Listener, errs chan<- error) {
	for {
		c, err := ln.Accept()
		if err != nil {
			errs <- err
			return
		}
		go handle(c)
	}
}

type server struct {
	ln   net.Listener
	err  error
	quit chan struct{}
}

func (s *server) kept() {
	for {
		c, err := s.ln.Accept()
		if err != nil {
			s.err = err
			return
		}
		go handle(c)
	}
}

func (s *server) helped() {
	for {
		c, err := s.ln.Accept()
		if err != nil {
			s.failed(err)
			return
		}
		go handle(c)
	}
}

func (s *server) quitting() {
	for {
		c, err := s.ln.Accept()
		if err != nil {
			<-s.quit
			return
		}
		go handle(c)
	}
}

func (s *server) later() {
	var err error
	for {
		var c net.Conn
		c, err = s.ln.Accept()
		if err != nil {
			break
		}
		go handle(c)
	}
	if !errors.Is(err, net.ErrClosed) {
		log.Print(err)
	}
}

func (s *server) group(spawn func(func() error)) {
	spawn(func() error {
		for {
			c, err := s.ln.Accept()
			if err != nil {
				return err
			}
			go handle(c)
		}
	})
}

func (s *server) failed(err error) {
	s.err = err
}

func handle(c net.Conn) {
	defer c.Close()
}
