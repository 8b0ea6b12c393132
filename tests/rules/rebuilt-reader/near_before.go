package near

import (
	"bufio"
	"net"
)

// It is set before the loop only.
func opened(address string) error {
	var c net.Conn
	var err error
	c, err = net.Dial("tcp", address)
	if err != nil {
		return err
	}
	for {
		r := bufio.NewReader(c) // want "what this reads ahead of `c` is lost"
		if _, err := r.ReadString('\n'); err != nil {
			return err
		}
	}
}

func greeted(c net.Conn, b []byte) error {
	if _, err := c.Read(b); err != nil {
		return err
	}
	for {
		r := bufio.NewReader(c) // want "what this reads ahead of `c` is lost"
		if _, err := r.ReadString('\n'); err != nil {
			return err
		}
	}
}
