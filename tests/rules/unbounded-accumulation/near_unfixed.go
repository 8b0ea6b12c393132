package unfixed

import (
	"io"
	"net"
)

func header(c net.Conn) {
	defer c.Close()
	if all, err := io.ReadAll(c); err != nil { // want "a client decides how much memory this takes"
		return
	} else {
		println(len(all))
	}
}

func dropped(c net.Conn) {
	defer c.Close()
	_, err := io.ReadAll(c) // want "a client decides how much memory this takes"
	if err != nil {
		return
	}
	println("read")
}

func going(c net.Conn) {
	defer c.Close()
	all, err := io.ReadAll(c) // want "a client decides how much memory this takes"
	if err != nil {
		println(err.Error())
	}
	println(len(all))
}
