package bad

import (
	"fmt"
	"net"
	"time"
)

func serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go ticks(c)
	}
}

func ticks(c net.Conn) {
	defer c.Close()
	for {
		if _, err := fmt.Fprintln(c, "tick"); err != nil { // want "^risk: writing to `c` waits without limit for a client that does not read" @ `fmt.Fprintln(c, "tick")`
			return
		}
		time.Sleep(time.Second)
	}
}

type hub struct {
	conns map[string]net.Conn
	peers []*peer
}

type peer struct{ conn *net.TCPConn }

func (h *hub) broadcast(message []byte) {
	for _, c := range h.conns {
		c.Write(message) // want "^risk: one peer that does not read from `c` holds up all others" @ "c.Write(message)"
	}
	for _, p := range h.peers {
		if _, err := p.conn.Write(message); err != nil { // want "^risk: one peer that does not read from `p.conn`" @ "p.conn.Write(message)"
			continue
		}
	}
}

// Nobody here calls it.
func Feed(conn net.Conn, messages chan []byte) {
	for m := range messages {
		conn.Write(m) // want "^hint: writing to `conn`" @ "conn.Write(m)"
	}
}

func greet(address string) error {
	c, err := net.DialTimeout("tcp", address, time.Second)
	if err != nil {
		return err
	}
	defer c.Close()
	c.Write([]byte("HELO ")) // want "^hint: each write to `c` may wait" @ `c.Write([]byte("HELO "))`
	c.Write([]byte(address))
	c.Write([]byte("\n"))
	return nil
}

func header(c net.Conn) {
	defer c.Close()
	fmt.Fprintf(c, "HTTP/1.0 200 OK\r\n") // want "^hint: each write" @ `fmt.Fprintf(c, "HTTP/1.0 200 OK\r\n")`
	fmt.Fprintf(c, "\r\n")
}
