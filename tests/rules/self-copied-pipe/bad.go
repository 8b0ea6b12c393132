package bad

import (
	"bufio"
	"io"
	"log"
)

func pump() (int64, error) {
	pr, pw := io.Pipe()
	defer pw.Close()
	return io.Copy(pw, pr) // want "^bug: both ends belong to the same pipe" @ "io.Copy(pw, pr)"
}

func started(s string) {
	r, w := io.Pipe()
	go func() {
		if _, err := io.CopyN(w, r, 10); err != nil { // want "both ends belong to the same pipe"
			log.Print(err)
		}
	}()
	io.WriteString(w, s)
}

func buffered(buf []byte) {
	r, w := io.Pipe()
	io.CopyBuffer(w, bufio.NewReader(r), buf) // want "both ends belong"
}
