package near

import (
	"io"
	"net"
)

func use(net.Conn) {}

// Both directions.
func both() {
	a, b := net.Pipe()
	go func() {
		a.Write(nil)
		a.Read(nil)
	}()
	b.Read(nil)
	b.Write(nil)
}

func answering() {
	a, b := net.Pipe()
	go func() { a.Write(nil) }()
	b.Read(nil)
	a.Read(nil)
}

func asking() {
	a, b := net.Pipe()
	go func() { b.Write(nil) }()
	a.Read(nil)
	b.Read(nil)
}

func unread() {
	a, b := net.Pipe()
	go func() { a.Write(nil) }()
	b.Close()
}

func unreadFirst() {
	a, b := net.Pipe()
	go func() { b.Write(nil) }()
	a.Close()
}

// Somebody else uses it.
func handed() {
	a, b := net.Pipe()
	go func() { a.Write(nil) }()
	use(b)
	io.ReadAll(b)
}

func kept(all chan io.Writer) {
	a, b := net.Pipe()
	go func() { a.Write(nil) }()
	io.ReadAll(b)
	all <- a
}
