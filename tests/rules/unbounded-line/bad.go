package bad

import (
	"bufio"
	"fmt"
	"net"
	"net/textproto"
)

func serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go handle(c)
		go func(conn *net.TCPConn) {
			defer conn.Close()
			r := bufio.NewReaderSize(conn, 512)
			for {
				line, err := r.ReadBytes('\n') // want "^risk: a client decides how long this line gets"
				if err != nil {
					return
				}
				conn.Write(line)
			}
		}(c.(*net.TCPConn))
	}
}

func handle(c net.Conn) {
	defer c.Close()
	r := bufio.NewReader(c)
	for {
		line, err := r.ReadString('\n') // want "^risk: a client decides how long this line gets" @ "r.ReadString('\n')"
		if err != nil {
			return
		}
		fmt.Fprint(c, line)
	}
}

func once(ln net.Listener) (string, error) {
	c, err := ln.Accept()
	if err != nil {
		return "", err
	}
	defer c.Close()
	r := bufio.NewReader(c)
	return r.ReadString('\n') // want "^risk: a client"
}

func lone(c net.Conn) {
	defer c.Close()
	r := bufio.NewReader(c)
	// Lines come one by one.
	for {
		if line, err := r.ReadString('\n'); err != nil { // want "^hint: a client"
			return
		} else {
			fmt.Print(line)
		}
	}
}

func textual(c net.Conn) {
	defer c.Close()
	r := textproto.NewReader(bufio.NewReader(c))
	line, err := r.ReadLine() // want "^hint: a client decides"
	fmt.Println(line, err)
}
