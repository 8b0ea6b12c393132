package unfixed

import (
	"bufio"
	"net"
)

func talk(c net.Conn) {
	r := bufio.NewReader(c)
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return
		}
		c.Write([]byte(line))
	}
}

// Nobody would close it.
func open(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		talk(c) // want "the next client waits until this one is done"
	}
}
