package bad

import (
	"bufio"
	"bytes"
	"io"
	"net"
)

func receive(c net.Conn) ([][]byte, error) {
	var all [][]byte
	for {
		n, err := c.Read(make([]byte, 1024)) // want "^bug: what is read here is lost" @ "make([]byte, 1024)"
		if err != nil {
			return all, err
		}
		all = append(all, make([]byte, n))
	}
}

func buffered(r *bufio.Reader) []byte {
	// The rest is of no interest.
	n, _ := r.Read(make([]byte, 64, 128)) // want "is lost"
	data := make([]byte, n)
	return data
}

func header(r io.Reader, buf *bytes.Buffer) {
	if n, err := io.ReadFull(r, make([]byte, 16)); err == nil { // want "what is read here is lost" @ "make([]byte, 16)"
		buf.Write(make([]byte, n))
	}
}
