package bad

import (
	"fmt"
	"io"
	"net"
	"time"
)

func feed(c net.Conn, lines <-chan []byte) {
	for line := range lines {
		c.Write(line) // want "^hint: nobody learns that writing to `c` fails" @ "c.Write(line)"
	}
}

func echo(conn *net.TCPConn) {
	defer conn.Close()
	buf := make([]byte, 512)
	for {
		n, err := conn.Read(buf)
		if err != nil {
			return
		}
		conn.Write(buf[:n]) // want "nobody learns that writing to `conn` fails"
	}
}

func ticker(addr string) error {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return err
	}
	defer c.Close()
	go func() {
		for {
			fmt.Fprintf(c, "%v\n", time.Now()) // want "nobody learns that writing to `c` fails" @ `fmt.Fprintf(c, "%v\n", time.Now())`
			io.WriteString(c, "--\n")
			time.Sleep(time.Second)
		}
	}()
	_, err = io.Copy(io.Discard, c)
	return err
}

func banner(c net.Conn, name string) {
	fmt.Fprintln(c, "welcome") // want "nobody learns that writing to `c` fails"
	fmt.Fprintln(c, name)
	fmt.Fprintln(c, "this is the console")
	io.WriteString(c, "> ")
}
