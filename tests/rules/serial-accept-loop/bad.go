package bad

import (
	"bufio"
	"fmt"
	"io"
	"log"
	"net"
)

func plain(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		lines(c) // want "^risk: the next client waits until this one is done" @ "lines(c)"
	}
}

func lines(c net.Conn) {
	defer c.Close()
	s := bufio.NewScanner(c)
	for s.Scan() {
		fmt.Println(s.Text())
	}
}

type server struct {
	ln net.Listener
}

func (s *server) run() {
	for {
		conn, err := s.ln.Accept()
		if err != nil {
			log.Print(err)
			break
		}
		s.session(conn) // want "the next client waits"
	}
}

func (s *server) session(conn net.Conn) {
	defer conn.Close()
	s.converse(conn)
}

func (s *server) converse(conn net.Conn) {
	buf := make([]byte, 512)
	for {
		n, err := conn.Read(buf)
		if err != nil {
			return
		}
		conn.Write(buf[:n])
	}
}

func main() {
	ln, err := net.Listen("tcp", ":7")
	if err != nil {
		log.Fatal(err)
	}
	defer ln.Close()
	for {
		c, err := ln.Accept()
		if err != nil {
			log.Println(err)
			continue
		}
		echo(c) // want "^risk"
	}
}

func echo(c net.Conn) {
	defer c.Close()
	io.Copy(c, c)
}
