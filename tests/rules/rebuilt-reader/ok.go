package ok

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
)

func once(c net.Conn) error {
	r := bufio.NewReader(c)
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return err
		}
		fmt.Fprint(c, line)
	}
}

func accepted(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		line, err := bufio.NewReader(c).ReadString('\n')
		fmt.Println(line, err)
		c.Close()
	}
}

func ranged(conns []net.Conn) {
	for _, c := range conns {
		line, err := bufio.NewReader(c).ReadString('\n')
		fmt.Println(line, err)
	}
}

func reconnected(dial func() net.Conn) {
	c := dial()
	for i := 0; i < 3; i++ {
		line, err := bufio.NewReader(c).ReadString('\n')
		if err != nil {
			c = dial()
			continue
		}
		fmt.Println(line)
	}
}

func bodies(c *http.Client, urls []string) error {
	var resp *http.Response
	var err error
	for _, url := range urls {
		if resp, err = c.Get(url); err != nil {
			return err
		}
		var v any
		err := json.NewDecoder(resp.Body).Decode(&v)
		resp.Body.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

func wholly(c net.Conn) {
	for {
		s := bufio.NewScanner(c)
		for s.Scan() {
			fmt.Println(s.Text())
		}
		if s.Err() == nil {
			return
		}
	}
}

func all(f *os.File, n int) {
	for range n {
		f.Seek(0, io.SeekStart)
		line, err := bufio.NewReader(f).ReadString('\n')
		fmt.Println(line, err)
	}
}

func first(c net.Conn) (string, error) {
	for {
		return bufio.NewReader(c).ReadString('\n')
	}
}

func memory(frames [][]byte) {
	for _, frame := range frames {
		dec := json.NewDecoder(bytes.NewReader(frame))
		var v any
		fmt.Println(dec.Decode(&v), v)
	}
}

func limited(c net.Conn) error {
	for {
		var v any
		if err := json.NewDecoder(io.LimitReader(c, 64)).Decode(&v); err != nil {
			return err
		}
	}
}

type session struct {
	conn net.Conn
	r    *bufio.Reader
}

func (s *session) reset(c net.Conn, sessions []*session) {
	for _, other := range sessions {
		r := bufio.NewReader(c)
		other.r = r
	}
}

func handedOn(c net.Conn, serve func(*bufio.Reader) error) error {
	for {
		r := bufio.NewReader(c)
		if err := serve(r); err != nil {
			return err
		}
		if _, err := r.ReadByte(); err != nil {
			return err
		}
	}
}

func started(c net.Conn, n int) {
	for range n {
		go func() {
			line, err := bufio.NewReader(c).ReadString('\n')
			fmt.Println(line, err)
		}()
	}
}
