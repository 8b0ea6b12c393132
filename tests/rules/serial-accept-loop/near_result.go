package near

import (
	"bufio"
	"net"
)

func handle(c net.Conn) error {
	defer c.Close()
	r := bufio.NewReader(c)
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return err
		}
		if _, err := c.Write([]byte(line)); err != nil {
			return err
		}
	}
}

func count(c net.Conn) int {
	if err := handle(c); err != nil {
		return 1
	}
	return 0
}

func failing(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		failed := handle(c) // want "the next client waits"
		if failed != nil {
			return failed
		}
	}
}

func told(ln net.Listener, stop *bool) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		n := count(c) // want "the next client waits"
		println(n)
		if *stop {
			return
		}
	}
}

func counting(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		n := count(c) // want "the next client waits"
		if n > 0 {
			println("failed")
		}
	}
}
