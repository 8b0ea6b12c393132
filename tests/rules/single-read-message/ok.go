package ok

import (
	"bufio"
	"encoding/json"
	"io"
	"log"
	"net"
)

func looped(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 1024)
	for {
		n, err := c.Read(buf)
		if err != nil {
			return
		}
		c.Write(buf[:n])
	}
}

func datagram(c *net.UDPConn) {
	defer c.Close()
	buf := make([]byte, 1024)
	n, err := c.Read(buf)
	if err != nil {
		return
	}
	c.Write(buf[:n])
}

func full(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 16)
	n, err := io.ReadFull(c, buf)
	if err != nil {
		return
	}
	c.Write(buf[:n])
}

func decoded(c net.Conn, v any) error {
	defer c.Close()
	return json.NewDecoder(c).Decode(v)
}

func peeked(c net.Conn, next func(net.Conn, []byte)) {
	defer c.Close()
	buf := make([]byte, 16)
	n, err := c.Read(buf)
	if err != nil {
		return
	}
	if string(buf[:n]) == "hello" {
		next(c, buf[:n])
	}
}

func twice(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 16)
	n, err := c.Read(buf)
	if err != nil {
		return
	}
	if string(buf[:n]) != "hello" {
		return
	}
	r := bufio.NewReader(c)
	if _, err := r.Peek(1); err != nil {
		log.Print(err)
	}
}

func client(address string) (string, error) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return "", err
	}
	defer c.Close()
	buf := make([]byte, 16)
	n, err := c.Read(buf)
	if err != nil {
		return "", err
	}
	return string(buf[:n]), nil
}

func logged(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 1024)
	n, err := c.Read(buf)
	if err != nil {
		return
	}
	log.Printf("got %q", buf[:n])
}

func counted(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 1024)
	n, _ := c.Read(buf)
	log.Printf("got %d bytes", n)
}

type transport struct{ conn net.Conn }

func (t *transport) receive(v any) error {
	buf := make([]byte, 1024)
	n, err := t.conn.Read(buf)
	if err != nil {
		return err
	}
	return json.Unmarshal(buf[:n], v)
}
