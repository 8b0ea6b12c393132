package ok

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
)

func decided(c net.Conn, lines <-chan []byte) {
	for line := range lines {
		_, _ = c.Write(line)
	}
}

func buffered(c net.Conn, lines <-chan string) error {
	w := bufio.NewWriter(c)
	for line := range lines {
		w.WriteString(line)
	}
	return w.Flush()
}

func last(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		fmt.Fprintln(c, "busy")
		c.Close()
	}
}

func refused(c net.Conn, names []string) {
	for _, name := range names {
		if name == "" {
			io.WriteString(c, "no name\n")
			return
		}
	}
}

func broadcast(conns map[string]net.Conn, line []byte) {
	for _, c := range conns {
		c.Write(line)
	}
}

func datagrams(addr string, lines <-chan []byte) error {
	c, err := net.Dial("udp", addr)
	if err != nil {
		return err
	}
	defer c.Close()
	for line := range lines {
		c.Write(line)
	}
	return nil
}

func toFile(f *os.File, lines <-chan []byte) {
	for line := range lines {
		f.Write(line)
	}
}

func once(c net.Conn) {
	fmt.Fprintln(c, "hello")
	fmt.Fprintln(c, "bye")
}

type conn struct {
	net.Conn
}

func (c *conn) Write(p []byte) (int, error) {
	return c.Conn.Write(p)
}

func (c *conn) repeat(inner net.Conn, p []byte) {
	for range 3 {
		inner.Write(p)
	}
}

func checked(c net.Conn, lines <-chan []byte) error {
	for line := range lines {
		if _, err := c.Write(line); err != nil {
			return err
		}
	}
	return nil
}

func explained(c net.Conn, lines <-chan []byte) {
	for line := range lines {
		c.Write(line) // NOTE: ignoring network errors
	}
}
