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
		go lines(c, use)
	}
}

func lines(c net.Conn, use func(string)) {
	defer c.Close()
	r := bufio.NewReader(c)
	read := func() bool {
		line, err := r.ReadString('\n') // want "a client decides how long this line gets"
		use(line)
		return err == nil
	}
	for read() {
	}
}
