package chat

import "net"

// Serve hands every connection to a goroutine.
func Serve(listener net.Listener) {
	for {
		conn, err := listener.Accept()
		if err != nil {
			continue
		}
		go handle(conn)
	}
}
