package bad

import (
	"bufio"
	"errors"
	"log"
	"net"
	"os"
	"time"
)

func drain(c net.Conn) error {
	buf := make([]byte, 1024)
	// Five seconds.
	c.SetReadDeadline(time.Now().Add(5 * time.Second))
	for {
		n, err := c.Read(buf) // want "^bug: once the deadline of `c` has passed, this loop spins" @ "c.Read(buf)"
		if err != nil {
			if ne, ok := err.(net.Error); ok && ne.Timeout() {
				continue
			}
			return err
		}
		log.Print(n)
	}
}

func polled(c *net.UDPConn, quit chan struct{}) error {
	c.SetReadDeadline(time.Now().Add(time.Second))
	buf := make([]byte, 1024)
	for {
		_, _, err := c.ReadFrom(buf) // want "^bug" @ "c.ReadFrom(buf)"
		var ne net.Error
		if errors.As(err, &ne) && ne.Timeout() {
			log.Print("nothing yet")
			select {
			case <-quit:
				return nil
			default:
			}
			continue
		}
		if err != nil {
			return err
		}
	}
}

func wrapped(c net.Conn) {
	extend(c)
	r := bufio.NewReader(c)
loop:
	for {
		line, err := r.ReadString('\n') // want "^bug" @ `r.ReadString('\n')`
		switch {
		case errors.Is(err, os.ErrDeadlineExceeded):
			time.Sleep(time.Millisecond)
			continue loop
		case err != nil:
			return
		}
		log.Print(line)
	}
}

func extend(c net.Conn) {
	c.SetDeadline(time.Now().Add(time.Second))
}

func labeled(c net.Conn) {
	buf := make([]byte, 1024)
	c.SetReadDeadline(time.Now().Add(time.Second))
again:
	for {
		_, err := c.Read(buf) // want "^bug"
		if os.IsTimeout(err) {
			continue again
		}
		if err != nil {
			return
		}
	}
}

// The deadline is set somewhere else, or nowhere.
func unseen(c net.Conn) error {
	buf := make([]byte, 1024)
	for {
		_, err := c.Read(buf) // want "^risk: once a deadline of `c` has passed, this loop spins"
		if os.IsTimeout(err) {
			log.Print("timeout")
			continue
		}
		if err != nil {
			return err
		}
	}
}

func write(c net.Conn, message []byte) {
	c.SetWriteDeadline(time.Now().Add(time.Second))
	for {
		_, err := c.Write(message) // want "^bug" @ "c.Write(message)"
		if errors.Is(err, os.ErrDeadlineExceeded) {
			continue
		}
		break
	}
}
