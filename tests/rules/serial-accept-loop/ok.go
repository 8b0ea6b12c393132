package ok

import (
	"bufio"
	"errors"
	"io"
	"net"
)

func spawned(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go echo(c)
	}
}

func spawning(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		begin(c)
	}
}

func begin(c net.Conn) {
	go echo(c)
}

// An answer that waits for nothing but the kernel.
func answered(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		greet(c)
	}
}

func greet(c net.Conn) {
	defer c.Close()
	io.WriteString(c, "hello\n")
}

func once(ln net.Listener) error {
	c, err := ln.Accept()
	if err != nil {
		return err
	}
	echo(c)
	return nil
}

func first(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			continue
		}
		echo(c)
		return nil
	}
}

type server struct {
	ln    net.Listener
	queue chan net.Conn
}

func (s *server) queued() error {
	for {
		c, err := s.ln.Accept()
		if err != nil {
			return err
		}
		s.enqueue(c)
	}
}

func (s *server) enqueue(c net.Conn) {
	var b [1]byte
	for b[0] == 0 {
		c.Read(b[:])
	}
	s.queue <- c
}

// Each worker accepts for itself.
func workers(ln net.Listener) {
	for range 8 {
		go work(ln)
	}
}

func work(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		echo(c)
	}
}

func literals(ln net.Listener) {
	for range 8 {
		go func() {
			for {
				c, err := ln.Accept()
				if err != nil {
					return
				}
				echo(c)
			}
		}()
	}
}

func asked(ln net.Listener, handle func(net.Conn)) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		handle(c)
	}
}

func one(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		single(c)
	}
}

func single(c net.Conn) {
	defer c.Close()
	var b [1]byte
	c.Read(b[:])
}

func echo(c net.Conn) {
	defer c.Close()
	io.Copy(c, c)
}

// Made for one sender, which may start again.
func feed(ln net.Listener, line func([]byte)) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		err = lines(c, line)
		if !errors.Is(err, io.EOF) {
			return err
		}
	}
}

func lines(c net.Conn, line func([]byte)) error {
	defer c.Close()
	r := bufio.NewReader(c)
	for {
		text, err := r.ReadBytes('\n')
		if err != nil {
			return err
		}
		line(text)
	}
}
