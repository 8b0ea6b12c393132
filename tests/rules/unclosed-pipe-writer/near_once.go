package near

import (
	"bufio"
	"io"
)

// One line is read, and used more than once.
func repeated(n int, use func(string)) {
	pr, pw := io.Pipe()
	go func() { io.WriteString(pw, "hello\n") }()
	s := bufio.NewScanner(pr)
	s.Scan()
	for range n {
		use(s.Text())
	}
}

// Each pipe is read once, for as many bytes as are written to it.
func each(texts []string, use func([]byte)) {
	for _, text := range texts {
		pr, pw := io.Pipe()
		go func() { io.WriteString(pw, text) }()
		func() {
			buf := make([]byte, len(text))
			if _, err := io.ReadFull(pr, buf); err == nil {
				use(buf)
			}
		}()
	}
}

// Its last lines are written, and the end never comes.
func buffered(lines []string) io.Reader {
	pr, pw := io.Pipe() // want "^bug: `pw` is never closed" @ "pw"
	w := bufio.NewWriter(pw)
	w.WriteString("head\n")
	go func() {
		for _, line := range lines {
			w.WriteString(line)
		}
		w.Flush()
	}()
	return pr
}
