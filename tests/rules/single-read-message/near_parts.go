package near

import (
	"crypto/tls"
	"log"
	"net"
	"strconv"
)

// How many bits came, not which.
func measured(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 1024)
	n, err := c.Read(buf)
	if err != nil {
		return
	}
	log.Println(strconv.Itoa(n * 8))
}

// As much is read from the other side as came from this one.
func matched(c, upstream net.Conn) {
	defer c.Close()
	buf := make([]byte, 1024)
	n, err := c.Read(buf)
	if err != nil {
		return
	}
	upstream.Read(buf[:n])
}

// A short write is one TLS record, which a read with room for it does not cut.
func secured(c net.Conn, config *tls.Config) {
	defer c.Close()
	s := tls.Server(c, config)
	buf := make([]byte, 1024)
	n, err := s.Read(buf)
	if err != nil {
		return
	}
	if string(buf[:n]) == "ping" {
		log.Println("pinged")
	}
}

type entry []byte

// What came is only logged, with a number behind it.
func numbered(c net.Conn, id int64) {
	defer c.Close()
	buf := make([]byte, 1024)
	n, err := c.Read(buf)
	if err != nil {
		return
	}
	log.Printf("%s", strconv.AppendInt(entry(buf[:n]), id, 10))
}

func serveParts(ln net.Listener, upstream net.Conn, config *tls.Config) {
	for id := int64(0); ; id++ {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		go measured(c)
		go matched(c, upstream)
		go secured(c, config)
		go numbered(c, id)
	}
}
