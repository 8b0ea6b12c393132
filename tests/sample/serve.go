package main

import (
	"log"
	"net"
)

// Serve accepts connections until the listener is closed.
func Serve(listener net.Listener, counts *Counts) {
	for {
		conn, err := listener.Accept()
		if err != nil {
			log.Printf("accept: %v", err)
			continue
		}
		go session(conn, counts)
	}
}
