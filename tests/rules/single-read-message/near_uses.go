package near

import (
	"encoding/json"
	"log"
	"net"
	"os"
)

func shown(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 1024)
	n, err := c.Read(buf)
	if err != nil {
		return
	}
	log.Println(string(buf[:n]))
}

func kept(c net.Conn, keep func(json.RawMessage)) {
	defer c.Close()
	buf := make([]byte, 1024)
	n, err := c.Read(buf)
	if err != nil {
		return
	}
	keep(json.RawMessage(buf[:n]))
}

func stored(c net.Conn, f *os.File) {
	defer c.Close()
	buf := make([]byte, 1024)
	n, err := c.Read(buf)
	if err != nil {
		return
	}
	f.Write(buf[:n])
}

func serve(ln net.Listener, keep func(json.RawMessage), f *os.File) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		go shown(c)
		go kept(c, keep)
		go stored(c, f)
	}
}
