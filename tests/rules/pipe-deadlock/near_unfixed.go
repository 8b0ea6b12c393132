package unfixed

import (
	"fmt"
	"io"
	"net"
)

func sockets() {
	a, b := net.Pipe()
	a.Write(nil) // want "nobody can read from `b` while this waits"
	io.ReadAll(b)
}

func around(lines []string) {
	for range lines {
		pr, pw := io.Pipe()
		pw.Write(nil) // want "nobody can read from `pr` while this waits"
		pw.Close()
		io.ReadAll(pr)
	}
}

func again() {
	pr, pw := io.Pipe()
	pw.Write(nil) // want "nobody can read from `pr` while this waits"
	io.ReadAll(pr)
	pw.Write(nil)
}

func changed(line string) {
	pr, pw := io.Pipe()
	fmt.Fprintln(pw, line) // want "nobody can read from `pr` while this waits"
	pw.Close()
	line = ""
	io.ReadAll(pr)
	println(line)
}

func copied(r io.Reader) {
	pr, pw := io.Pipe()
	io.Copy(pw, r) // want "nobody can read from `pr` while this waits"
	io.ReadAll(pr)
}
