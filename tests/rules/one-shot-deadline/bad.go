package bad

import (
	"bufio"
	"fmt"
	"io"
	"log"
	"net"
	"time"
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
	// Idle clients go.
	c.SetDeadline(time.Now().Add(5 * time.Second)) // want "^hint: this deadline ends the conversation, however active the client is" @ "c.SetDeadline(time.Now().Add(5 * time.Second))"
	buf := make([]byte, 1024)
	for {
		n, err := c.Read(buf)
		if err != nil {
			return
		}
		if _, err := c.Write(buf[:n]); err != nil {
			return
		}
	}
}

func serveLines(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go lines(c)
	}
}

const idle = time.Minute

func lines(c net.Conn) {
	defer c.Close()
	c.SetReadDeadline(time.Now().Add(idle)) // want "^hint"
	s := bufio.NewScanner(c)
	for s.Scan() {
		fmt.Println(s.Text())
	}
}

func inLiteral(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer c.Close()
			if err := c.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil { // want "^hint"
				return
			}
			record := make([]byte, 16)
			for {
				if _, err := io.ReadFull(c, record); err != nil {
					return
				}
				log.Printf("%x", record)
			}
		}()
	}
}
