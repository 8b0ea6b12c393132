package bad

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
)

func text(s string) ([]byte, error) {
	r, w := net.Pipe() // want "^hint: this connection carries bytes in one direction only" @ "net.Pipe()"
	go func() {
		defer w.Close()
		io.WriteString(w, s)
	}()
	return io.ReadAll(r)
}

func swapped(values []any) error {
	w, r := net.Pipe() // want "in one direction only"
	defer r.Close()
	go func() {
		for _, v := range values {
			json.NewEncoder(w).Encode(v)
		}
		w.Close()
	}()
	s := bufio.NewScanner(r)
	for s.Scan() {
		fmt.Println(s.Text())
	}
	return s.Err()
}

func direct(data []byte) (int, error) {
	r, w := net.Pipe() // want "in one direction only"
	defer w.Close()
	go func() {
		buf := make([]byte, 512)
		for {
			if _, err := r.Read(buf); err != nil {
				r.Close()
				return
			}
		}
	}()
	return w.Write(data)
}

func ends() (net.Conn, net.Conn) { return net.Pipe() }
