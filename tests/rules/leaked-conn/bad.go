package bad

import (
	"bufio"
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net"
)

func serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go handle(c)
	}
}

func handle(c net.Conn) { // want "^bug: `c` is never closed" @ "c"
	s := bufio.NewScanner(c)
	for s.Scan() {
		fmt.Fprintln(c, s.Text())
	}
}

type server struct{ ln *net.TCPListener }

func (s *server) serve() error {
	for {
		conn, err := s.ln.AcceptTCP()
		if err != nil {
			return err
		}
		go func() {
			s.handle(conn)
		}()
	}
}

func (s *server) handle(conn *net.TCPConn) { s.greet(conn) } // want "`conn` is never closed" @ "conn"

func (s *server) greet(conn *net.TCPConn) {
	io.WriteString(conn, "hello\n")
}

func inLiteral(ln net.Listener) error {
	for {
		c, err := ln.Accept() // want "`c` is never closed" @ "ln.Accept()"
		if err != nil {
			return err
		}
		go func() {
			io.Copy(c, c)
		}()
	}
}

func literalParam(ln net.Listener) error {
	for {
		c, err := ln.Accept() // want "`c` is never closed"
		if err != nil {
			return err
		}
		go func(conn net.Conn) {
			// Echo.
			io.Copy(conn, conn)
		}(c)
	}
}

func dial(address string) (string, error) {
	c, err := net.Dial("tcp", address) // want "`c` is never closed" @ `net.Dial("tcp", address)`
	if err != nil {
		return "", err
	}
	return bufio.NewReader(c).ReadString('\n')
}

func dialContext(ctx context.Context, address string) error {
	var d net.Dialer
	c, err := d.DialContext(ctx, "tcp", address) // want "never closed"
	if err != nil {
		return err
	}
	_, err = c.Write([]byte("ping"))
	return err
}

func wrapped(address string) error {
	c, err := net.Dial("tcp", address) // want "never closed"
	if err != nil {
		return err
	}
	t := tls.Client(c, &tls.Config{ServerName: "example.com"})
	return t.Handshake()
}

func greeted(address string) (net.Conn, error) {
	c, err := net.Dial("tcp", address) // want "`c` is not closed before an early return" @ "net.Dial(\"tcp\", address)"
	if err != nil {
		return nil, err
	}
	if _, err := io.WriteString(c, "HELLO\n"); err != nil {
		return nil, err
	}
	return c, nil
}
