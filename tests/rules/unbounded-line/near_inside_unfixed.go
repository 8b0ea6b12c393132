package unfixed

import (
	"bufio"
	"net"
)

func serve(ln net.Listener, use func(string)) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		go each(c, use)
	}
}

func each(c net.Conn, use func(string)) {
	defer c.Close()
	for {
		r := bufio.NewReader(c)
		line, err := r.ReadString('\n') // want "a client decides how long this line gets"
		if err != nil {
			return
		}
		use(line)
	}
}
