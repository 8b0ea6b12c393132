package bad

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"compress/flate"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"io"
	"mime/multipart"
)

func missing(s string) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close()
		zw := gzip.NewWriter(pw) // want "^bug: `zw` is not finished before `pw` is closed" @ "gzip.NewWriter(pw)"
		io.WriteString(zw, s)
	}()
	return pr
}

func atTheEnd(pw *io.PipeWriter, names []string) {
	tw := tar.NewWriter(pw) // want "`tw` is not finished before"
	var err error
	for _, name := range names {
		if err = tw.WriteHeader(&tar.Header{Name: name}); err != nil {
			break
		}
	}
	pw.CloseWithError(err)
}

func buffered(pw *io.PipeWriter, n int) {
	// Many small writes.
	w := bufio.NewWriter(pw) // want "`w` is not finished before"
	for i := range n {
		fmt.Fprintln(w, i)
	}
	pw.Close()
}

func swapped(pw *io.PipeWriter, s string) {
	zw := gzip.NewWriter(pw)
	defer zw.Close() // want "^bug: `pw` is closed before `zw` writes its end" @ "defer zw.Close()"
	defer pw.Close()
	io.WriteString(zw, s)
}

func swappedLiteral(pw *io.PipeWriter, s string) (err error) {
	enc := base64.NewEncoder(base64.StdEncoding, pw)
	defer enc.Close() // want "`pw` is closed before `enc` writes its end"
	defer func() {
		pw.CloseWithError(err)
	}()
	_, err = io.WriteString(enc, s)
	return err
}

func form(pw *io.PipeWriter, name string) {
	defer pw.Close()
	mw := multipart.NewWriter(pw) // want "`mw` is not finished before"
	mw.WriteField("name", name)
}

func checked(pw *io.PipeWriter, s string) error {
	defer pw.Close()
	fw, err := flate.NewWriter(pw, flate.BestSpeed) // want "`fw` is not finished before"
	if err != nil {
		return err
	}
	_, err = io.WriteString(fw, s)
	return err
}

func later(pw *io.PipeWriter, name string) error {
	zw := zip.NewWriter(pw) // want "`zw` is not finished before"
	defer pw.Close()
	_, err := zw.Create(name)
	return err
}
