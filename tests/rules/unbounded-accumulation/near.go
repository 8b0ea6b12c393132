package near

import (
	"bytes"
	"net"
)

func serve(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		go first(c)
		go counted(c)
		go other(c)
		go kept(c, nil)
		go inner(c)
		go collect(c)
	}
}

// Only the beginning is kept.
func first(c net.Conn) {
	defer c.Close()
	var all []byte
	buf := make([]byte, 512)
	for {
		n, err := c.Read(buf)
		if err != nil {
			return
		}
		all = append(all[:0], buf[:n]...)
	}
}

func counted(c net.Conn) {
	defer c.Close()
	var all []byte
	buf := make([]byte, 512)
	for {
		n, err := c.Read(buf)
		if err != nil || n > 100 {
			return
		}
		all = append(all, buf[:n]...)
	}
}

// Another buffer, or from another place on.
func other(c net.Conn) {
	defer c.Close()
	var all []byte
	buf, spare := make([]byte, 512), make([]byte, 512)
	for {
		n, err := c.Read(buf)
		if err != nil {
			return
		}
		all = append(all, spare[:n]...)
	}
}

func kept(c net.Conn, head []byte) {
	defer c.Close()
	var all, more []byte
	buf := make([]byte, 512)
	for {
		n, err := c.Read(buf)
		if err != nil {
			return
		}
		more = append(all, buf[:n]...)
	}
	println(len(more))
}

func inner(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 512)
	for {
		var line bytes.Buffer
		n, err := c.Read(buf)
		if err != nil {
			return
		}
		line.Write(buf[:n])
	}
}

func collect(c net.Conn) {
	defer c.Close()
	var all []byte
	buf := make([]byte, 512)
	for {
		n, err := c.Read(buf) // want "^risk: a client decides how much this loop collects"
		if err != nil {
			return
		}
		all = append(all, buf[:n]...)
	}
}
