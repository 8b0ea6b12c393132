package unfixed

import "io"

func helper(s string, w io.Writer) (int64, error) {
	pr, pw := io.Pipe() // want "`pw` is never closed"
	go write(pw, s)
	return io.Copy(w, pr)
}

func write(w io.Writer, s string) {
	io.WriteString(w, s)
}
