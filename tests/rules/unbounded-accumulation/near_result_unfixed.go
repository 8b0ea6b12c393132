package unfixed

import (
	"bytes"
	"io"
	"net"
)

// A check could not stand behind the header.
func header(c net.Conn, use func([]byte)) error {
	defer c.Close()
	var all []byte
	var err error
	if all, err = io.ReadAll(c); err != nil { // want "a client decides how much memory this takes"
		return err
	}
	use(all)
	return nil
}

// The result is a number.
func counted(c net.Conn, into *bytes.Buffer) error {
	defer c.Close()
	n, err := into.ReadFrom(c) // want "a client decides how much memory this takes"
	if err != nil {
		return err
	}
	println(n)
	return nil
}
