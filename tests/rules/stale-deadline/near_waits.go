package near

import (
	"net"
	"time"
)

// One limit for the whole conversation.
func within(c net.Conn, b []byte) error {
	end := time.Now().Add(5 * time.Second)
	if _, err := c.Write(b); err != nil {
		return err
	}
	for {
		c.SetReadDeadline(end)
		if _, err := c.Read(b); err != nil {
			return err
		}
	}
}

// Somebody else waits.
func beside(c net.Conn, wake func()) {
	end := time.Now().Add(5 * time.Second)
	go time.Sleep(time.Second)
	later := func() {
		time.Sleep(time.Second)
		wake()
	}
	c.SetDeadline(end)
	later()
}

func quick(c net.Conn) {
	end := time.Now().Add(5 * time.Second)
	println("reading from", c.RemoteAddr().String())
	c.SetDeadline(end)
}
