package ok

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

func deferred(pw *io.PipeWriter, s string) {
	defer pw.Close()
	zw := gzip.NewWriter(pw)
	defer zw.Close()
	io.WriteString(zw, s)
}

func inOrder(pw *io.PipeWriter, s string) {
	zw := gzip.NewWriter(pw)
	io.WriteString(zw, s)
	zw.Close()
	pw.Close()
}

func joined(pw *io.PipeWriter, s string) {
	zw := gzip.NewWriter(pw)
	io.WriteString(zw, s)
	pw.CloseWithError(errors.Join(zw.Close(), nil))
}

func told(pw *io.PipeWriter, s string) {
	zw := gzip.NewWriter(pw)
	_, err := io.WriteString(zw, s)
	if err == nil {
		err = zw.Close()
	}
	pw.CloseWithError(err)
}

func onTheWay(pw *io.PipeWriter, s string) {
	zw := gzip.NewWriter(pw)
	defer zw.Close()
	if _, err := io.WriteString(zw, s); err != nil {
		pw.CloseWithError(err)
		return
	}
	zw.Close()
	pw.Close()
}

func noTrailer(pw *io.PipeWriter, v any) {
	defer pw.Close()
	json.NewEncoder(pw).Encode(v)
	fmt.Fprintln(pw)
}

func flushed(pw *io.PipeWriter, records [][]string) {
	defer pw.Close()
	w := csv.NewWriter(pw)
	for _, record := range records {
		w.Write(record)
	}
	w.Flush()
}

func helper(pw *io.PipeWriter, s string) {
	defer pw.Close()
	zw := gzip.NewWriter(pw)
	finish(zw, s)
}

func finish(zw *gzip.Writer, s string) {
	io.WriteString(zw, s)
	zw.Close()
}

func handedOn(pw *io.PipeWriter, write func(io.WriteCloser)) {
	defer pw.Close()
	zw := gzip.NewWriter(pw)
	write(zw)
}

func returned(pw *io.PipeWriter) io.WriteCloser {
	return gzip.NewWriter(pw)
}

func open(pw *io.PipeWriter) {
	w := bufio.NewWriter(pw)
	fmt.Fprintln(w, "kept back")
}

func file(w io.WriteCloser, s string) {
	defer w.Close()
	zw := gzip.NewWriter(w)
	io.WriteString(zw, s)
	zw.Close()
}

type archive struct {
	pw *io.PipeWriter
	zw *gzip.Writer
}

func opened(pw *io.PipeWriter) *archive {
	zw := gzip.NewWriter(pw)
	return &archive{pw, zw}
}
