package main

import (
	"log"
	"net"
	"strings"
)

// Nobody imports a program.
func Accept(ln net.Listener) error {
	c, err := ln.Accept()
	if err != nil {
		if strings.Contains(err.Error(), "use of closed network connection") { // want "^hint: `err` is recognized by its text"
			return nil
		}
		return err
	}
	return c.Close()
}

func main() {
	ln, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		log.Fatal(err)
	}
	log.Print(Accept(ln))
}
