package near

import (
	"net"
	"time"
)

// Writes of packets don't wait for the peer.
func announce(address string) error {
	c, err := net.Dial("udp", address)
	if err != nil {
		return err
	}
	defer c.Close()
	c.Write([]byte("name"))
	c.Write([]byte("port"))
	return nil
}

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
	c.SetDeadline(time.Now().Add(time.Minute))
	greet(c)
	c.Close()
}

// Its caller has set a deadline.
func greet(c net.Conn) {
	c.Write([]byte("HELLO\r\n"))
	c.Write([]byte("READY\r\n"))
}

// Each client gets the time for as long as it wants.
func clock(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer c.Close()
			for {
				now := time.Now().String()
				if _, err := c.Write([]byte(now)); err != nil { // want "^risk: writing to `c` waits without limit"
					return
				}
				time.Sleep(time.Second)
			}
		}()
	}
}
