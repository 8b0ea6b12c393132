package near

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log"
	"mime/multipart"
	"os"
)

// What fails here leaves the pipe open, and the reader waits.
func early(path string) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		data, err := os.ReadFile(path)
		if err != nil {
			log.Print(err)
			return
		}
		pw.Write(data)
		pw.Close()
	}()
	return pr
}

// The error goes to whoever waits for it.
func announced(path string, errs chan<- error) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		data, err := os.ReadFile(path)
		if err != nil {
			errs <- err
			pw.Close()
			return
		}
		pw.Write(data)
		pw.CloseWithError(nil)
	}()
	return pr
}

// The function's own business.
func finishing(v any, out io.Writer) {
	pr, pw := io.Pipe()
	go io.Copy(out, pr)
	func() {
		json.NewEncoder(pw).Encode(v)
		pw.Close()
	}()
}

// A boundary that is refused is no loss of data.
func form(name string, data []byte) (io.Reader, string) {
	pr, pw := io.Pipe()
	mw := multipart.NewWriter(pw)
	go func() {
		mw.SetBoundary("frontier")
		pw.CloseWithError(write(mw, name, data))
		pw.Close()
	}()
	return pr, "frontier"
}

func write(mw *multipart.Writer, name string, data []byte) error {
	part, err := mw.CreateFormFile("file", name)
	if err != nil {
		return err
	}
	if _, err := io.Copy(part, bytes.NewReader(data)); err != nil {
		return err
	}
	return mw.Close()
}

func shut(pw *io.PipeWriter) error {
	return pw.Close()
}

// It only closes.
func shutTwice(data []byte) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		pw.Write(data)
		shut(pw)
		pw.Close()
	}()
	return pr
}

// Somebody else closes it with another error.
func limited(ctx context.Context, path string) io.Reader {
	pr, pw := io.Pipe()
	context.AfterFunc(ctx, func() {
		pw.CloseWithError(ctx.Err())
	})
	go func() {
		defer pw.Close() // want "^risk: the reader takes this"
		data, err := os.ReadFile(path)
		if err != nil {
			log.Print(err)
			return
		}
		pw.Write(data)
	}()
	return pr
}
