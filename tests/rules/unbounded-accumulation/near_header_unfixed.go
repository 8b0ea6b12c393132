package unfixed

import (
	"io"
	"net"
)

func serve(ln net.Listener, use func([]byte)) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go all(c, use)
	}
}

func all(c net.Conn, use func([]byte)) {
	defer c.Close()
	if data, err := io.ReadAll(c); err != nil { // want "a client decides how much memory this takes"
		return
	} else {
		use(data)
	}
}
