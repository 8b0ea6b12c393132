package ok

import (
	"io"
	"os"
)

func chained() {
	r1, w1 := io.Pipe()
	r2, w2 := io.Pipe()
	go func() {
		io.Copy(w2, r1)
		w2.Close()
	}()
	go func() {
		io.Copy(w1, os.Stdin)
		w1.Close()
	}()
	io.Copy(os.Stdout, r2)
}

func teed(w io.Writer) {
	pr, pw := io.Pipe()
	go io.Copy(pw, os.Stdin)
	io.Copy(w, io.TeeReader(pr, os.Stderr))
}

type link struct {
	r *io.PipeReader
	w *io.PipeWriter
}

func fields(a, b link) {
	io.Copy(a.w, b.r)
	io.Copy(b.w, a.r)
}

func replaced() {
	r, w := io.Pipe()
	old := r
	r, _ = io.Pipe()
	go io.Copy(os.Stdout, old)
	io.Copy(w, r)
}

func params(r *io.PipeReader, w *io.PipeWriter) (int64, error) { return io.Copy(w, r) }
