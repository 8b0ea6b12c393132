package unfixed

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
)

func more(v any) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		json.NewEncoder(pw).Encode(v)
		fmt.Fprintln(pw, "end")
		pw.Close() // want "the reader takes this"
	}()
	return pr
}

func compressed(v any) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close() // want "the reader takes this"
		zw := gzip.NewWriter(pw)
		defer zw.Close()
		json.NewEncoder(zw).Encode(v)
	}()
	return pr
}
