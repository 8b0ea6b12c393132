package bad

import (
	"bufio"
	"encoding/json"
	"io"
	"log"
	"log/slog"
	"net"
)

func serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go handle(c)
		go framed(c)
	}
}

func handle(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 1024)
	for {
		n, err := c.Read(buf)
		if err != nil {
			log.Printf("read: %v", err) // want "^hint: a client that hangs up is logged as an error" @ `log.Printf("read: %v", err)`
			return
		}
		c.Write(buf[:n])
	}
}

func framed(c net.Conn) {
	var head [8]byte
	for {
		if _, err := io.ReadFull(c, head[:]); err != nil {
			// Whatever it is.
			slog.Error("read", "err", err) // want "^hint: a client that hangs up"
			break
		}
	}
	c.Close()
}

type server struct{ log *slog.Logger }

func (s *server) lines(c net.Conn) {
	defer c.Close()
	r := bufio.NewReader(c)
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			s.log.Warn("no more lines", "err", err) // want "^hint: a client"
			return
		}
		s.log.Info(line)
	}
}

func values(c net.Conn) {
	defer c.Close()
	dec := json.NewDecoder(c)
	for {
		var v any
		if err := dec.Decode(&v); err != nil {
			log.Println(err) // want "^hint: a client"
			return
		}
	}
}
