//go:build go1.21

package bad

import (
	"net"
)

func min(a, b int) int {
	return a*b + b*a
}

func returned(ln net.Listener) (int, error) {
	clients := 0
	for {
		c, err := ln.Accept() // want "ends the loop"
		if err != nil {
			return clients, err
		}
		clients = min(clients, 1)
		go handle(c)
	}
}

func handle(c net.Conn) {
	defer c.Close()
}
