package bad

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"sync"
)

func text(s string) ([]byte, error) {
	pr, pw := io.Pipe() // want "^bug: `pw` is never closed" @ "pw"
	defer pr.Close()
	go func() {
		io.WriteString(pw, s)
	}()
	return io.ReadAll(pr)
}

func compressed(s string) ([]byte, error) {
	pr, pw := io.Pipe() // want "`pw` is never closed"
	go func() {
		zw := gzip.NewWriter(pw)
		defer zw.Close()
		io.WriteString(zw, s)
	}()
	return io.ReadAll(pr)
}

func scanned(names []string, use func(string)) error {
	pr, w := io.Pipe() // want "`w` is never closed" @ "w"
	var wg sync.WaitGroup
	wg.Go(func() {
		for _, name := range names {
			fmt.Fprintln(w, name)
		}
	})
	s := bufio.NewScanner(pr)
	for s.Scan() {
		use(s.Text())
	}
	wg.Wait()
	return s.Err()
}

func decoded(values []any, use func(any)) {
	pr, pw := io.Pipe() // want "`pw` is never closed"
	go func(w *io.PipeWriter) {
		enc := json.NewEncoder(w)
		for _, v := range values {
			enc.Encode(v)
		}
	}(pw)
	dec := json.NewDecoder(pr)
	for {
		var v any
		if dec.Decode(&v) != nil {
			return
		}
		use(v)
	}
}

func stream(s string) io.Reader {
	pr, pw := io.Pipe() // want "`pw` is never closed" @ "pw"
	go func() {
		io.WriteString(pw, s)
	}()
	return pr
}
