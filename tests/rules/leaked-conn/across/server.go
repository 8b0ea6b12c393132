// Package across divides accepting and handling between files.
package across

import "net"

// Serve accepts connections.
func Serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go leaks(c)
	}
}

func serveClosing(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		go closes(c)
	}
}

func serveKeeping(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		go keeps(c)
	}
}
