package near

import (
	"compress/gzip"
	"io"
)

// The literal finishes it.
func literal(run func(func())) io.Reader {
	pr, pw := io.Pipe()
	zw := gzip.NewWriter(pw)
	run(func() { zw.Close() })
	pw.Close()
	return pr
}

func later(run func(func())) io.Reader {
	pr, pw := io.Pipe()
	zw := gzip.NewWriter(pw)
	zw.Write(nil)
	run(func() { pw.Close() })
	return pr
}

// It closes with the error on the way.
func failing(r io.Reader) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close()
		zw := gzip.NewWriter(pw)
		defer zw.Close()
		if _, err := io.Copy(zw, r); err != nil {
			pw.CloseWithError(err)
		}
	}()
	return pr
}
