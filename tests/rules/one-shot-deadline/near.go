package near

import (
	"bufio"
	"io"
	"log"
	"net"
	"time"
)

func serveGreeted(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go greeted(c)
	}
}

func serveMessage(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go message(c)
	}
}

func serveAttempts(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go attempts(c)
	}
}

// The first read is not the one that goes on.
func greeted(c net.Conn) {
	defer c.Close()
	hello := make([]byte, 8)
	c.SetReadDeadline(time.Now().Add(5 * time.Second)) // want "^hint: this deadline ends the conversation"
	if _, err := io.ReadFull(c, hello); err != nil {
		return
	}
	lines := bufio.NewScanner(c)
	for lines.Scan() {
		log.Print(lines.Text())
	}
}

// The loop ends when one message is there.
func message(c net.Conn) {
	defer c.Close()
	c.SetReadDeadline(time.Now().Add(5 * time.Second))
	buf := make([]byte, 1024)
	got := 0
	for got < len(buf) {
		n, err := c.Read(buf[got:])
		if err != nil {
			return
		}
		got += n
	}
}

// A few attempts at one greeting, all within the limit.
func attempts(c net.Conn) {
	defer c.Close()
	c.SetReadDeadline(time.Now().Add(5 * time.Second))
	buf := make([]byte, 8)
	for {
		for got := 0; got < len(buf); {
			n, err := c.Read(buf[got:])
			if err != nil {
				return
			}
			got += n
		}
		if string(buf) == "GREETING" {
			return
		}
	}
}
