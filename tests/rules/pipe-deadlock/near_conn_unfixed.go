package unfixed

import (
	"io"
	"net"
)

func text(s string) ([]byte, error) {
	r, w := net.Pipe()
	io.WriteString(w, s) // want "nobody can read from `r` while this waits"
	return io.ReadAll(r)
}

func written(b []byte) ([]byte, error) {
	pr, pw := io.Pipe()
	pw.Write(b) // want "nobody can read from `pr` while this waits"
	return io.ReadAll(pr)
}
