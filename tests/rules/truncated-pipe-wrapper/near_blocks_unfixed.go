package unfixed

import (
	"compress/gzip"
	"io"
)

func branch(pw *io.PipeWriter, text string, owned bool) {
	zw := gzip.NewWriter(pw)
	defer zw.Close() // want "^bug: `pw` is closed before `zw` writes its end"
	if owned {
		defer pw.Close()
	}
	io.WriteString(zw, text)
}

// Each part lacks its end, in whatever order the lines are.
func parts(pw *io.PipeWriter, next func() (string, bool)) {
	for {
		text, ok := next()
		if !ok {
			pw.Close()
			return
		}
		zw := gzip.NewWriter(pw) // want "^bug: `zw` is not finished before `pw` is closed"
		io.WriteString(zw, text)
	}
}
