package bad

import (
	"bufio"
	"bytes"
	"io"
	"log"
	"net"
	"strings"
)

func serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go handle(c)
	}
}

func handle(c net.Conn) {
	defer c.Close()
	body, err := io.ReadAll(c) // want "^risk: a client decides how much memory this takes" @ "io.ReadAll(c)"
	if err != nil {
		log.Print(err)
		return
	}
	log.Printf("%d bytes", len(body))
}

func one(ln net.Listener) (string, error) {
	c, err := ln.Accept()
	if err != nil {
		return "", err
	}
	defer c.Close()
	data, err := io.ReadAll(bufio.NewReader(c)) // want "^risk: a client decides"
	if err != nil {
		return "", err
	}
	return string(data), nil
}

func buffered(ln *net.TCPListener) (int64, error) {
	c, err := ln.AcceptTCP()
	if err != nil {
		return 0, err
	}
	defer c.Close()
	var buf bytes.Buffer
	return buf.ReadFrom(c) // want "^risk: a client decides how much memory"
}

func copied(c net.Conn) error {
	defer c.Close()
	var text strings.Builder
	_, err := io.Copy(&text, c) // want "^hint: a client decides how much memory"
	return err
}

func looped(c net.Conn) {
	defer c.Close()
	var all []byte
	buf := make([]byte, 4096)
	for {
		n, err := c.Read(buf) // want "^hint: a client decides how much this loop collects" @ "c.Read(buf)"
		if n > 0 {
			all = append(all, buf[:n]...)
		}
		if err != nil {
			break
		}
	}
	log.Printf("%q", all)
}

func written(c net.Conn) {
	defer c.Close()
	var all bytes.Buffer
	var buf [512]byte
	for {
		n, err := c.Read(buf[:]) // want "^hint: a client decides how much this loop collects"
		all.Write(buf[:n])
		if err != nil {
			break
		}
	}
	log.Print(all.Len())
}
