package bad

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"time"
)

func lines(c net.Conn) error {
	for {
		r := bufio.NewReader(c) // want "^bug: what this reads ahead of `c` is lost in the next iteration" @ "bufio.NewReader(c)"
		line, err := r.ReadString('\n')
		if err != nil {
			return err
		}
		fmt.Fprint(c, line)
	}
}

func values(r io.Reader) error {
	for {
		var v any
		if err := json.NewDecoder(r).Decode(&v); err != nil { // want "what this reads ahead of `r` is lost"
			return err
		}
		fmt.Println(v)
	}
}

func scanned(c *net.TCPConn, n int) {
	for i := 0; i < n; i++ {
		// One line each.
		s := bufio.NewScanner(c) // want "ahead of `c`"
		if !s.Scan() {
			return
		}
		c.SetReadDeadline(time.Now().Add(time.Minute))
		fmt.Println(s.Text())
	}
}

func command(out io.ReadCloser, names []string) map[string]string {
	found := map[string]string{}
	for _, name := range names {
		line, err := bufio.NewReaderSize(out, 1024).ReadString('\n') // want "ahead of `out`"
		if err != nil {
			break
		}
		found[name] = line
	}
	return found
}

func goesOn(c net.Conn) {
	for {
		dec := json.NewDecoder(c) // want "ahead of `c`"
		var v any
		if err := dec.Decode(&v); err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(v)
	}
}
