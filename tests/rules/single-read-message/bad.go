package bad

import (
	"encoding/json"
	"log"
	"net"
	"strings"
)

type request struct{ Name string }

func serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go handle(c)
		go echo(c)
	}
}

func handle(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 1024)
	n, err := c.Read(buf) // want "^risk: one read may return less or more than one message" @ "c.Read(buf)"
	if err != nil {
		return
	}
	var req request
	if err := json.Unmarshal(buf[:n], &req); err != nil {
		log.Print(err)
	}
}

func echo(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 1024)
	n, err := c.Read(buf) // want "^risk: one read"
	if err != nil {
		return
	}
	c.Write(buf[:n])
}

func inline(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		var buf [64]byte
		n, err := c.Read(buf[:]) // want "^risk: one read"
		if err == nil && strings.TrimSpace(string(buf[:n])) == "quit" {
			c.Close()
			return nil
		}
		c.Close()
	}
}

func lone(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 64)
	n, err := c.Read(buf) // want "^hint: one read"
	if err != nil {
		return
	}
	switch string(buf[:n]) {
	case "ping":
		c.Write([]byte("pong"))
	}
}
