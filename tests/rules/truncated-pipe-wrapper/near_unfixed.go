package unfixed

import (
	"compress/gzip"
	"io"
)

func nested(r io.Reader, compress bool) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		if compress {
			zw := gzip.NewWriter(pw)
			defer zw.Close() // want "^bug: `pw` is closed before `zw` writes its end"
			io.Copy(zw, r)
		}
		pw.Close()
	}()
	return pr
}

func each(all []io.Reader) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close()
		for _, r := range all {
			zw := gzip.NewWriter(pw) // want "^bug: `zw` is not finished before `pw` is closed"
			io.Copy(zw, r)
		}
	}()
	return pr
}

func going(w io.Writer) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close()
		zw, err := gzip.NewWriterLevel(pw, 9) // want "^bug: `zw` is not finished before `pw` is closed"
		if err != nil {
			println(err.Error())
		}
		zw.Write(nil)
	}()
	return pr
}
