package near

import (
	"bufio"
	"bytes"
	"io"
	"os"
)

func produce(w io.Writer) { w.Write(nil) }

// Nobody writes.
func silent(n int) byte {
	pr, pw := io.Pipe()
	go func() { pw.Close() }()
	b := make([]byte, 1)
	if n == 0 {
		return 0
	}
	pr.Read(b)
	return b[0]
}

func writing(n int) byte {
	pr, pw := io.Pipe() // want "^bug: the goroutine that writes waits for ever"
	go func() { pw.Write(nil) }()
	b := make([]byte, 1)
	if n == 0 {
		return 0
	}
	pr.Read(b)
	return b[0]
}

func here(n int) int {
	pr, pw := io.Pipe()
	w := bufio.NewWriterSize(pw, 1<<20)
	w.Write(nil)
	return pr.Close().(interface{ Code() int }).Code()
}

// Somebody else reads to the end.
func started(n int) {
	pr, pw := io.Pipe()
	go produce(pw)
	go io.Copy(io.Discard, pr)
}

func drain(r io.Reader) { io.Copy(io.Discard, r) }

func helped(n int) {
	pr, pw := io.Pipe()
	go func() { produce(pw) }()
	drain(pr)
}

func counted(n int64) {
	pr, pw := io.Pipe() // want "waits for ever"
	go func() { produce(pw) }()
	io.CopyN(io.Discard, pr, n)
}

func lines(n int) (count int) {
	pr, pw := io.Pipe() // want "waits for ever"
	go func() { produce(pw) }()
	r := bufio.NewReader(pr)
	for range n {
		if _, err := r.ReadString('\n'); err != nil {
			break
		}
		count++
	}
	return count
}

// The reader over it is read to the end, and nothing says that the pipe is.
func limited() ([]byte, error) {
	pr, pw := io.Pipe() // want "waits for ever"
	go func() { produce(pw) }()
	return io.ReadAll(io.LimitReader(pr, 9))
}

func wrapped() ([]byte, error) {
	pr, pw := io.Pipe() // want "waits for ever"
	go func() { produce(pw) }()
	r := bufio.NewReader(pr)
	return io.ReadAll(r)
}

func filled(b *bytes.Buffer) {
	pr, pw := io.Pipe()
	go func() { produce(pw) }()
	b.ReadFrom(pr)
}

func stdout() {
	pr, pw := io.Pipe() // want "waits for ever"
	go func() { produce(pw) }()
	io.Copy(os.Stdout, pr)
}
