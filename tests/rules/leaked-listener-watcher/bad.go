package bad

import (
	"context"
	"net"
	"net/http"
)

func accepting(ctx context.Context, ln net.Listener) error {
	go func() { // want "^hint: this goroutine waits on when the function has returned" @ "go func()"
		<-ctx.Done()
		ln.Close()
	}()
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go handle(c)
	}
}

type server struct {
	ln net.Listener
}

func (s *server) run(parent context.Context, stop bool) error {
	go func() { // want "^hint"
		<-parent.Done()
		_ = s.ln.Close()
	}()
	for !stop {
		c, err := s.ln.Accept()
		if err != nil {
			if parent.Err() != nil {
				return nil
			}
			return err
		}
		go handle(c)
	}
	return nil
}

func handed(ctx context.Context, ln net.Listener) error {
	go func() { <-ctx.Done(); ln.Close() }() // want "^hint"
	return loop(ln)
}

func loop(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go handle(c)
	}
}

func opened(ctx context.Context, address string, h http.Handler) error {
	ln, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	go func() { // want "^hint"
		<-ctx.Done()
		ln.Close()
	}()
	return http.Serve(ln, h)
}

func handle(c net.Conn) {
	defer c.Close()
}
