package ok

import (
	"bufio"
	"encoding/json"
	"io"
	"os/exec"
)

func deferred(s string) ([]byte, error) {
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close()
		io.WriteString(pw, s)
	}()
	return io.ReadAll(pr)
}

func withError(v any) ([]byte, error) {
	pr, pw := io.Pipe()
	go func() {
		pw.CloseWithError(json.NewEncoder(pw).Encode(v))
	}()
	return io.ReadAll(pr)
}

func elsewhere(s string) ([]byte, error) {
	pr, pw := io.Pipe()
	go write(pw, s)
	return io.ReadAll(pr)
}

func write(w io.WriteCloser, s string) {
	defer w.Close()
	io.WriteString(w, s)
}

func unseen(write func(io.Writer)) ([]byte, error) {
	pr, pw := io.Pipe()
	go write(pw)
	return io.ReadAll(pr)
}

func command(cmd *exec.Cmd) error {
	pr, pw := io.Pipe()
	cmd.Stdout = pw
	if err := cmd.Start(); err != nil {
		return err
	}
	go io.Copy(io.Discard, pr)
	return cmd.Wait()
}

func returned(s string) (io.Reader, io.Closer) {
	pr, pw := io.Pipe()
	go func() { io.WriteString(pw, s) }()
	return pr, pw
}

func one(s string) (byte, error) {
	pr, pw := io.Pipe()
	go func() { io.WriteString(pw, s) }()
	defer pr.Close()
	return bufio.NewReader(pr).ReadByte()
}

func aliased(s string) ([]byte, error) {
	pr, pw := io.Pipe()
	go func() {
		var w io.WriteCloser = pw
		io.WriteString(w, s)
		w.Close()
	}()
	return io.ReadAll(pr)
}

type closers []io.Closer

func listed(s string) ([]byte, error) {
	pr, pw := io.Pipe()
	all := closers{pw}
	go func() {
		io.WriteString(pw, s)
		for _, c := range all {
			c.Close()
		}
	}()
	return io.ReadAll(pr)
}

func endless(next func() string) io.Reader {
	pr, pw := io.Pipe()
	go func() {
		for {
			io.WriteString(pw, next())
		}
	}()
	return pr
}
