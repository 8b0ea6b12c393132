package bad

import (
	"io"
	"log"
	"net"
)

func closing(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		echo(c) // want "^risk"
		c.Close()
	}
}

func reporting(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		if err := copied(c); err != nil { // want "^risk" @ "copied(c)"
			log.Print(err)
		}
	}
}

func echo(c net.Conn) {
	io.Copy(c, c)
}

func copied(c net.Conn) error {
	defer c.Close()
	_, err := io.Copy(c, c)
	return err
}
