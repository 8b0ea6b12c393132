package ok

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"net/http"
)

func produce(pw *io.PipeWriter, v any) {
	pw.CloseWithError(json.NewEncoder(pw).Encode(v))
}

func closed(from, to any) error {
	pr, pw := io.Pipe()
	defer pr.Close()
	go func() { produce(pw, from) }()
	return json.NewDecoder(pr).Decode(to)
}

func closedWithError(from, to any) error {
	pr, pw := io.Pipe()
	go func() {
		pw.CloseWithError(json.NewEncoder(pw).Encode(from))
	}()
	err := json.NewDecoder(pr).Decode(to)
	pr.CloseWithError(err)
	return err
}

func all(from any) ([]byte, error) {
	pr, pw := io.Pipe()
	go func() {
		pw.CloseWithError(json.NewEncoder(pw).Encode(from))
	}()
	data, err := io.ReadAll(pr)
	if err != nil {
		return nil, err
	}
	return data, nil
}

func buffered(from any) (string, error) {
	pr, pw := io.Pipe()
	go func() {
		pw.CloseWithError(json.NewEncoder(pw).Encode(from))
	}()
	var buf bytes.Buffer
	if _, err := io.Copy(&buf, pr); err != nil {
		return "", err
	}
	return buf.String(), nil
}

func discarded(from any) {
	pr, pw := io.Pipe()
	go func() {
		pw.CloseWithError(json.NewEncoder(pw).Encode(from))
	}()
	io.Copy(io.Discard, pr)
}

func scanned(from any, use func(string)) {
	pr, pw := io.Pipe()
	go func() {
		pw.CloseWithError(json.NewEncoder(pw).Encode(from))
	}()
	s := bufio.NewScanner(pr)
	for s.Scan() {
		use(s.Text())
	}
}

func returned(from any) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		pw.CloseWithError(json.NewEncoder(pw).Encode(from))
	}()
	return pr
}

type upload struct{ body io.Reader }

func stored(from any) *upload {
	pr, pw := io.Pipe()
	go func() {
		pw.CloseWithError(json.NewEncoder(pw).Encode(from))
	}()
	return &upload{body: pr}
}

func posted(url string, from any) error {
	pr, pw := io.Pipe()
	go func() {
		pw.CloseWithError(json.NewEncoder(pw).Encode(from))
	}()
	resp, err := http.Post(url, "application/json", pr)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func assigned(from any) (r io.Reader) {
	pr, pw := io.Pipe()
	go func() {
		pw.CloseWithError(json.NewEncoder(pw).Encode(from))
	}()
	r = pr
	return r
}

func handed(from any, load func(io.Reader) error) error {
	pr, pw := io.Pipe()
	go func() {
		pw.CloseWithError(json.NewEncoder(pw).Encode(from))
	}()
	return load(pr)
}

func inGoroutine(from, to any) error {
	pr, pw := io.Pipe()
	done := make(chan error, 1)
	go func() {
		defer pr.Close()
		done <- json.NewDecoder(pr).Decode(to)
	}()
	pw.CloseWithError(json.NewEncoder(pw).Encode(from))
	return <-done
}
