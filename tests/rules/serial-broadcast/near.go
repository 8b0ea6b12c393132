package near

import (
	"net"
	"os"
	"time"
)

// A slice has as many entries as the program says.
func slice(conns []net.Conn, b []byte) {
	for _, c := range conns {
		c.Write(b)
	}
}

func files(all map[string]*os.File, b []byte) {
	for _, f := range all {
		f.Write(b)
	}
}

func send(c net.Conn, b []byte) { c.Write(b) }

// What the function does with it is another matter.
func helped(conns map[string]net.Conn, b []byte) {
	for _, c := range conns {
		send(c, b)
	}
}

func apart(conns map[string]net.Conn, b []byte) {
	for _, c := range conns {
		go func() { c.Write(b) }()
	}
}

// The goroutine is for all of them.
func together(conns map[string]net.Conn, b []byte) {
	go func() {
		for _, c := range conns {
			c.Write(b) // want "^risk: one slow peer holds up all the others here"
		}
	}()
}

func limitedInLoop(conns map[string]net.Conn) {
	for _, c := range conns {
		c.SetDeadline(time.Now().Add(time.Second))
	}
}
