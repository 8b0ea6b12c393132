package near

import (
	"bufio"
	"bytes"
	"io"
)

// Nobody writes, or whoever has the reader may stop.
func silent() ([]byte, error) {
	pr, pw := io.Pipe()
	go func() { println(pw != nil) }()
	return io.ReadAll(pr)
}

func handed(use func(io.Reader)) {
	pr, pw := io.Pipe()
	go func() { pw.Write(nil) }()
	use(pr)
	io.ReadAll(pr)
}

func closed(rc func(io.Closer)) {
	pr, pw := io.Pipe()
	go func() { pw.Write(nil) }()
	b := make([]byte, 1)
	pr.Read(b)
}

func rounds(n int) {
	for range n {
		pr, pw := io.Pipe()
		go func() { pw.Write(nil) }()
		b := make([]byte, 1)
		pr.Read(b)
	}
}

func repeated(n int) {
	pr, pw := io.Pipe() // want "^bug: `pw` is never closed"
	go func() { pw.Write(nil) }()
	b := make([]byte, 1)
	for {
		if _, err := pr.Read(b); err != nil {
			return
		}
	}
}

func scanned() {
	pr, pw := io.Pipe() // want "^bug: `pw` is never closed"
	go func() { pw.Write(nil) }()
	s := bufio.NewScanner(pr)
	for s.Scan() {
	}
}

func ended(b *bytes.Buffer) {
	pr, pw := io.Pipe()
	go func() { pw.Write(nil) }()
	pr.Close()
	b.ReadFrom(bytes.NewReader(nil))
}
