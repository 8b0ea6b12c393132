package ok

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"
)

func serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go limited(c)
	}
}

func limited(c net.Conn) {
	defer c.Close()
	for {
		c.SetWriteDeadline(time.Now().Add(time.Second))
		if _, err := io.WriteString(c, "tick\n"); err != nil {
			return
		}
		time.Sleep(time.Second)
	}
}

func limitedOnce(c net.Conn) {
	defer c.Close()
	c.SetDeadline(time.Now().Add(time.Minute))
	for {
		if _, err := io.WriteString(c, "tick\n"); err != nil {
			return
		}
		time.Sleep(time.Second)
	}
}

// A single answer fits into the buffers.
func one(c net.Conn) {
	defer c.Close()
	if _, err := io.WriteString(c, "421 busy\n"); err != nil {
		return
	}
}

func proxy(c, backend net.Conn) {
	for {
		if _, err := io.CopyN(c, backend, 4096); err != nil {
			return
		}
	}
}

func page(w http.ResponseWriter, r *http.Request) {
	for range 10 {
		fmt.Fprintln(w, "line")
	}
}

// A local peer that is trusted.
func journal(c *net.UnixConn, entries chan []byte) {
	for entry := range entries {
		c.Write(entry)
	}
}

func buffered(address string) error {
	c, err := net.DialTimeout("tcp", address, time.Second)
	if err != nil {
		return err
	}
	defer c.Close()
	w := bufio.NewWriter(c)
	fmt.Fprintln(w, "one")
	fmt.Fprintln(w, "two")
	return w.Flush()
}

func memory(lines []string) []byte {
	var b bytes.Buffer
	for _, line := range lines {
		b.WriteString(line)
		b.WriteString("\n")
	}
	return b.Bytes()
}

// The package sets write deadlines: some of these connections have one.
func broadcast(conns map[net.Conn]bool, message []byte) {
	for c := range conns {
		c.Write(message)
	}
}

type stream struct{ inner net.Conn }

func (s *stream) Write(p []byte) (int, error) {
	return s.inner.Write(p)
}

func (s *stream) pump(c net.Conn, messages chan []byte) {
	for m := range messages {
		c.Write(m)
	}
}

func checked(address string) error {
	c, err := net.DialTimeout("tcp", address, time.Second)
	if err != nil {
		return err
	}
	defer c.Close()
	if _, err := io.WriteString(c, "one\n"); err != nil {
		return err
	}
	_, err = io.WriteString(c, "two\n")
	return err
}

func upload(c net.Conn, quit chan struct{}, chunks chan []byte) {
	go func() {
		<-quit
		c.Close()
	}()
	for chunk := range chunks {
		c.Write(chunk)
	}
}

func serveLimitedOnce(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go limitedOnce(c)
	}
}

func serveOne(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go one(c)
	}
}
