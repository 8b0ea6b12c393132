package main

import (
	"log"
	"net"
)

func main() {
	if err := Run(nil); err != nil {
		log.Fatal(err)
	}
}

// Run belongs to the program.
func Run(ln net.Listener) error {
	for {
		c, err := ln.Accept() // want "^hint: any failure of this call ends the loop"
		if err != nil {
			return err
		}
		go c.Close()
	}
}
