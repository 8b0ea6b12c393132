package bad

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
)

func text(s string) (string, error) {
	pr, pw := io.Pipe()
	io.WriteString(pw, s) // want "^bug: nobody can read from `pr` while this waits" @ "io.WriteString(pw, s)"
	pw.Close()
	data, err := io.ReadAll(pr)
	return string(data), err
}

func several(n int) ([]byte, error) {
	pr, pw := io.Pipe()
	defer pr.Close()
	// One line each.
	fmt.Fprintln(pw, "first", n) // want "nobody can read from `pr`"
	fmt.Fprintln(pw, "second", n)
	return io.ReadAll(pr)
}

func encoded(v any) (*json.Decoder, error) {
	pr, pw := io.Pipe()
	defer pr.Close()
	if err := json.NewEncoder(pw).Encode(v); err != nil { // want "nobody can read from `pr`" @ "json.NewEncoder(pw).Encode(v)"
		return nil, err
	}
	pw.Close()
	return nil, json.NewDecoder(pr).Decode(v)
}

func waits(w http.ResponseWriter, r *http.Request) {
	pr, pw := io.Pipe()
	defer pw.Close()
	io.Copy(w, pr) // want "^bug: nobody can write to `pw` while this waits"
	fmt.Fprintln(pw, "done")
}

func connected() (int, error) {
	a, b := net.Pipe()
	defer a.Close()
	defer b.Close()
	if _, err := a.Write([]byte("ping")); err != nil { // want "nobody can read from `b`" @ `a.Write([]byte("ping"))`
		return 0, err
	}
	return b.Read(make([]byte, 4))
}

func request(url string, v any) error {
	pr, pw := io.Pipe()
	req, err := http.NewRequest("POST", url, pr)
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req) // want "nobody can write to `pw`" @ "http.DefaultClient.Do(req)"
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if err := json.NewEncoder(pw).Encode(v); err != nil {
		return err
	}
	return pw.Close()
}

func started(done chan<- error, v any) {
	go func() {
		pr, pw := io.Pipe()
		defer pr.Close()
		_, err := fmt.Fprint(pw, v) // want "nobody can read from `pr`"
		done <- err
	}()
}
