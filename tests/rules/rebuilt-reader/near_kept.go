package near

import (
	"bufio"
	"io"
	"net"
	"os"
	"time"
)

// What was read ahead is handed on.
func handed(c net.Conn, n int, use func(string, io.ReadCloser)) {
	for range n {
		b := bufio.NewReader(c)
		line, _ := b.ReadString('\n')
		use(line, io.NopCloser(b))
	}
}

type total int64

func (t *total) Scan(r io.ReadCloser) {
	n, _ := io.Copy(io.Discard, r)
	*t += total(n)
}

// Each time it is read to where the file ends now.
func follow(f *os.File) {
	var t total
	for range time.Tick(time.Second) {
		t.Scan(io.NopCloser(bufio.NewReader(f)))
	}
}
