package near

import (
	"fmt"
	"io"
	"net"
)

// Local sockets and files.
func local(path string, b []byte) {
	c, err := net.Dial("unix", path)
	if err != nil {
		return
	}
	defer c.Close()
	c.Write(b)
	c.Write(b)
}

func socket(c *net.UnixConn, b []byte) {
	defer c.Close()
	for range 3 {
		if _, err := c.Write(b); err != nil {
			return
		}
	}
}

func remote(address string, b []byte) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return
	}
	defer c.Close()
	c.Write(b) // want "^hint: each write to `c` may wait without limit"
	c.Write(b)
}

// Between the two the peer is waited for.
func talking(address string, b []byte) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return
	}
	defer c.Close()
	c.Write(b)
	println("first")
	c.Write(b)
}

func checked(address string, b []byte) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return
	}
	defer c.Close()
	n, _ := c.Write(b)
	c.Write(b)
	_, err = c.Write(b)
	println(n, err)
}

// What comes from a channel comes one by one.
func each(conns chan net.Conn, b []byte) {
	for c := range conns {
		c.Write(b)
	}
}

func files(all []io.Writer, b []byte) {
	for _, w := range all {
		w.Write(b)
	}
}

func sockets(all []*net.UnixConn, b []byte) {
	for _, c := range all {
		c.Write(b)
	}
}

func apart(all []net.Conn, b []byte) {
	for _, c := range all {
		go func() { fmt.Fprint(c, b) }()
	}
}

func inner(all []net.Conn, lines []string) {
	for _, c := range all {
		for _, line := range lines {
			fmt.Fprintln(c, line)
		}
	}
}

func handed(all []net.Conn, b []byte, use func(net.Conn)) {
	for _, c := range all {
		use(c)
		c.Write(b)
	}
}
