package ok

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
)

func scanner(c net.Conn) {
	defer c.Close()
	s := bufio.NewScanner(c)
	for s.Scan() {
		fmt.Fprintln(c, s.Text())
	}
}

func limited(c net.Conn) {
	defer c.Close()
	r := bufio.NewReader(io.LimitReader(c, 1<<16))
	line, err := r.ReadString('\n')
	fmt.Println(line, err)
}

func renewed(c net.Conn) {
	defer c.Close()
	lr := &io.LimitedReader{R: c}
	r := bufio.NewReader(lr)
	for {
		lr.N = 1 << 16
		line, err := r.ReadString('\n')
		if err != nil {
			return
		}
		fmt.Fprint(c, line)
	}
}

func slices(c net.Conn) {
	defer c.Close()
	r := bufio.NewReader(c)
	for {
		line, err := r.ReadSlice('\n')
		if err != nil {
			return
		}
		c.Write(line)
	}
}

func client(address string) (string, error) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return "", err
	}
	defer c.Close()
	return bufio.NewReader(c).ReadString('\n')
}

func query(address string) (string, error) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return "", err
	}
	return "", ask(c)
}

func ask(c net.Conn) error {
	defer c.Close()
	_, err := bufio.NewReader(c).ReadString('\n')
	return err
}

func terminal() (string, error) {
	return bufio.NewReader(os.Stdin).ReadString('\n')
}

func memory(b []byte, s string) {
	bufio.NewReader(bytes.NewReader(b)).ReadString('\n')
	bufio.NewReader(strings.NewReader(s)).ReadBytes('\n')
}

func between(in, out net.Conn) error {
	defer in.Close()
	line, err := bufio.NewReader(in).ReadString('\n')
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, line)
	return err
}

type client2 struct {
	conn net.Conn
	r    *bufio.Reader
}

func (c *client2) line() (string, error) { return c.r.ReadString('\n') }
