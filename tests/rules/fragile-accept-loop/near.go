package near

import (
	"fmt"
	"net"
)

func handle(net.Conn) {}

// It stops by itself.
func counted(ln net.Listener, n int) {
	for range n {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		go handle(c)
	}
}

func nested(ln net.Listener, ready bool) {
	for {
		if ready {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			go handle(c)
		}
	}
}

// The error is looked at somewhere else.
func kept(ln net.Listener) {
	var last error
	for {
		var c net.Conn
		c, last = ln.Accept()
		if last != nil {
			break
		}
		go handle(c)
	}
	println(last.Error())
}

func run(ln net.Listener) error {
	for {
		c, err := ln.Accept() // want "^hint: any failure of this call ends the loop"
		if err != nil {
			return fmt.Errorf("accept: %w", err)
		}
		go handle(c)
	}
}

func start(ln net.Listener) {
	if err := run(ln); err != nil {
		println("ended")
	}
}

func other(ln net.Listener, failed error) error {
	for {
		c, err := ln.Accept() // want "^hint: any failure"
		if err != nil {
			return failed
		}
		go handle(c)
	}
}

func Run(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go handle(c)
	}
}
