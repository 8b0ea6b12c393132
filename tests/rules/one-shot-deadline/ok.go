package ok

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"time"
)

// A limit for the start only.
func handshake(c net.Conn) {
	defer c.Close()
	c.SetReadDeadline(time.Now().Add(5 * time.Second))
	hello := make([]byte, 8)
	if _, err := io.ReadFull(c, hello); err != nil {
		return
	}
	c.SetReadDeadline(time.Time{})
	for {
		if _, err := c.Read(hello); err != nil {
			return
		}
	}
}

func refreshed(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 1024)
	for {
		c.SetReadDeadline(time.Now().Add(5 * time.Second))
		if _, err := c.Read(buf); err != nil {
			return
		}
	}
}

func ofContext(ctx context.Context, c net.Conn) {
	defer c.Close()
	if deadline, ok := ctx.Deadline(); ok {
		c.SetReadDeadline(deadline)
	}
	buf := make([]byte, 1024)
	for {
		if _, err := c.Read(buf); err != nil {
			return
		}
	}
}

func retried(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 1024)
	c.SetReadDeadline(time.Now().Add(5 * time.Second))
	for {
		_, err := c.Read(buf)
		if os.IsTimeout(err) {
			c.SetReadDeadline(time.Now().Add(5 * time.Second))
			continue
		}
		if err != nil {
			return
		}
	}
}

// One message, read in parts.
func message(c net.Conn) {
	defer c.Close()
	c.SetReadDeadline(time.Now().Add(5 * time.Second))
	buf := make([]byte, 1024)
	for got := 0; got < len(buf); {
		n, err := c.Read(buf[got:])
		if err != nil {
			return
		}
		got += n
	}
}

func configured(c net.Conn, limit time.Duration) {
	defer c.Close()
	c.SetReadDeadline(time.Now().Add(limit))
	buf := make([]byte, 1024)
	for {
		if _, err := c.Read(buf); err != nil {
			return
		}
	}
}

func helped(c net.Conn) {
	defer c.Close()
	c.SetReadDeadline(time.Now().Add(5 * time.Second))
	s := bufio.NewScanner(c)
	for s.Scan() {
		extend(c)
		fmt.Println(s.Text())
	}
}

func extend(c net.Conn) {
	c.SetReadDeadline(time.Now().Add(5 * time.Second))
}

// A client gives its server five seconds for everything.
func ask(address string) error {
	c, err := net.DialTimeout("tcp", address, time.Second)
	if err != nil {
		return err
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(5 * time.Second))
	s := bufio.NewScanner(c)
	for s.Scan() {
		fmt.Println(s.Text())
	}
	return s.Err()
}

func serveHandshake(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go handshake(c)
	}
}

func serveRefreshed(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go refreshed(c)
	}
}

func serveRetried(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go retried(c)
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

func serveHelped(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go helped(c)
	}
}

func serveConfigured(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go configured(c, time.Second)
	}
}

func serveOfContext(ctx context.Context, ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go ofContext(ctx, c)
	}
}
