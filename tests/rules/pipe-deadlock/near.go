package near

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
)

// Somebody else reads.
func apart(use func(io.Reader)) {
	pr, pw := io.Pipe()
	go use(pr)
	pw.Write(nil)
	pw.Close()
}

func later() {
	pr, pw := io.Pipe()
	defer io.Copy(io.Discard, pr)
	pw.Write(nil)
}

func literal() {
	pr, pw := io.Pipe()
	read := func() { io.Copy(io.Discard, pr) }
	go read()
	pw.Write(nil)
	pw.Close()
}

func keeping(r io.Reader, all *[]io.Reader) { *all = append(*all, r) }

func kept(all *[]io.Reader) {
	pr, pw := io.Pipe()
	keeping(pr, all)
	pw.Write(nil)
}

// The request is made, and not sent.
func request(url string) (*http.Request, error) {
	pr, pw := io.Pipe()
	req, err := http.NewRequest("POST", url, pr)
	pw.Write(nil)
	return req, err
}

func posted(url string) error {
	pr, pw := io.Pipe()
	defer pw.Close()
	_, err := http.Post(url, "text/plain", pr) // want "^bug: nobody can write to `pw` while this waits"
	return err
}

// It stays in the buffer.
func buffered() *bufio.Writer {
	pr, pw := io.Pipe()
	w := bufio.NewWriter(pw)
	w.WriteString("x")
	pr.Close()
	return nil
}

func flushed() {
	pr, pw := io.Pipe()
	w := bufio.NewWriter(pw)
	w.WriteString("x")
	w.Flush() // want "^bug: nobody can read from `pr` while this waits"
	pr.Close()
}

func closedLater() {
	pr, pw := io.Pipe()
	defer func() { pr.Close() }()
	fmt.Fprintln(pw, "x") // want "nobody can read from `pr` .* / offered fix"
}

func closing(pw *io.PipeWriter) { pw.Close() }

func helped() {
	pr, pw := io.Pipe()
	defer closing(pw)
	io.ReadAll(pr) // want "nobody can write to `pw`"
}

func other(line, name string) {
	pr, pw := io.Pipe()
	fmt.Fprintln(pw, line) // want "nobody can read .* / offered fix"
	fmt.Fprintln(pw, line)
	pw.Close()
	name = ""
	io.ReadAll(pr)
	println(name)
}

func before(line string) {
	line += "!"
	pr, pw := io.Pipe()
	fmt.Fprintln(pw, line) // want "nobody can read .* / offered fix"
	fmt.Fprintln(io.Discard, line)
	io.ReadAll(pr)
}
