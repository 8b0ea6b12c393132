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
