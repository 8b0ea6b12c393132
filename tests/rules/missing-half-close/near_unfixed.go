package unfixed

import (
	"io"
	"log"
	"net"
)

func buffered(a, b net.Conn) {
	go io.CopyBuffer(a, b, nil) // want "the end of `b` is not passed on to `a`"
	io.Copy(b, a)
}

func between(a, b net.Conn) {
	go io.Copy(a, b) // want "the end of `b` is not passed on to `a`"
	log.Print("there")
	io.Copy(b, a)
}

func counted(a, b net.Conn) (int64, error) {
	go io.Copy(a, b) // want "the end of `b` is not passed on to `a`"
	n, err := io.Copy(b, a)
	return n, err
}

func talking(a, b net.Conn) {
	go func() {
		log.Print("there")
		io.Copy(a, b) // want "the end of `b` is not passed on to `a`"
	}()
	io.Copy(b, a)
}

func telling(a, b net.Conn) {
	go func() {
		if n, err := io.Copy(a, b); err != nil { // want "the end of `b` is not passed on to `a`"
			log.Print(n, err)
		}
	}()
	io.Copy(b, a)
}

func given(a, b net.Conn) {
	go func(name string) {
		io.Copy(a, b) // want "the end of `b` is not passed on to `a`"
	}("up")
	io.Copy(b, a)
}

func both(a, b net.Conn) {
	go io.Copy(a, b) // want "the end of `b` is not passed on to `a`"
	go io.Copy(b, a)
	log.Print("started")
}
