package near

import (
	"fmt"
	"log"
	"net"
)

func handle(c net.Conn) {
	defer c.Close()
	b := make([]byte, 100)
	for {
		n, err := c.Read(b)
		if err != nil {
			fmt.Println(err)
			return
		}
		c.Write(b[:n])
	}
}

func goesOn(c net.Conn) {
	defer c.Close()
	b := make([]byte, 100)
	for range 3 {
		n, err := c.Read(b)
		if err != nil {
			log.Print(err)
			continue
		}
		c.Write(b[:n])
	}
}

func serve(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		go handle(c)
		go goesOn(c)
	}
}
