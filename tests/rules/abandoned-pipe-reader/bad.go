package bad

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
)

func decoded(from, to any) error {
	pr, pw := io.Pipe() // want "^bug: the goroutine that writes waits for ever if `pr` is not read to its end" @ "pr"
	go func() {
		pw.CloseWithError(json.NewEncoder(pw).Encode(from))
	}()
	return json.NewDecoder(pr).Decode(to)
}

func served(w http.ResponseWriter, r *http.Request) {
	pr, pw := io.Pipe() // want "waits for ever if `pr` is not read"
	go func() {
		defer pw.Close()
		for i := range 1000 {
			fmt.Fprintln(pw, i)
		}
	}()
	io.Copy(w, pr)
}

func early(name string, v any) ([]byte, error) {
	pr, pw := io.Pipe() // want "waits for ever"
	go func() {
		defer pw.Close()
		json.NewEncoder(pw).Encode(v)
	}()
	f, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(pr)
}

func scanned(lines []string, wanted string) bool {
	reader, writer := io.Pipe() // want "if `reader` is not read" @ "reader"
	go write(writer, lines)
	go func() { fmt.Fprintln(writer, "end") }()
	s := bufio.NewScanner(reader)
	for s.Scan() {
		if s.Text() == wanted {
			return true
		}
	}
	return false
}

func write(w io.WriteCloser, lines []string) {
	defer w.Close()
	for _, line := range lines {
		fmt.Fprintln(w, line)
	}
}

type options struct{ out io.Writer }

func pulled(pull func(options) error, status func(any)) error {
	pr, pw := io.Pipe() // want "if `pr` is not read to its end"
	go func() {
		pw.CloseWithError(pull(options{out: pw}))
	}()
	dec := json.NewDecoder(pr)
	for {
		var v any
		if err := dec.Decode(&v); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		status(v)
	}
}
