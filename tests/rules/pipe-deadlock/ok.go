package ok

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"os/exec"
	"sync"
	"time"
)

func written(s string) ([]byte, error) {
	pr, pw := io.Pipe()
	defer pr.Close()
	go func() {
		io.WriteString(pw, s)
		pw.Close()
	}()
	return io.ReadAll(pr)
}

func read(s string) ([]byte, error) {
	pr, pw := io.Pipe()
	var data []byte
	var wg sync.WaitGroup
	wg.Go(func() {
		defer pr.Close()
		data, _ = io.ReadAll(pr)
	})
	_, err := io.WriteString(pw, s)
	pw.Close()
	wg.Wait()
	return data, err
}

func helper(s string) ([]byte, error) {
	pr, pw := io.Pipe()
	start(pw, s)
	return io.ReadAll(pr)
}

func start(w io.WriteCloser, s string) {
	go func() {
		io.WriteString(w, s)
		w.Close()
	}()
}

func after(ctx context.Context, s string) error {
	pr, pw := io.Pipe()
	context.AfterFunc(ctx, func() { pr.Close() })
	_, err := io.WriteString(pw, s)
	return err
}

func command(cmd *exec.Cmd) ([]byte, error) {
	pr, pw := io.Pipe()
	cmd.Stdout = pw
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return io.ReadAll(pr)
}

func returned(s string) (io.Reader, error) {
	pr, pw := io.Pipe()
	_, err := io.WriteString(pw, s)
	return pr, err
}

type session struct{ r io.Reader }

func (s *session) send(text string) error {
	pr, pw := io.Pipe()
	s.r = pr
	_, err := io.WriteString(pw, text)
	return err
}

func closed(s string) error {
	pr, pw := io.Pipe()
	pr.Close()
	_, err := io.WriteString(pw, s)
	return err
}

func ended() ([]byte, error) {
	pr, pw := io.Pipe()
	pw.Close()
	return io.ReadAll(pr)
}

func deadline() error {
	a, b := net.Pipe()
	defer b.Close()
	a.SetDeadline(time.Now().Add(time.Second))
	_, err := a.Write([]byte("ping"))
	return err
}

func handed(serve func(net.Conn)) error {
	a, b := net.Pipe()
	serve(b)
	_, err := a.Write([]byte("ping"))
	return err
}

func posted(url string, s string) error {
	pr, pw := io.Pipe()
	go func() {
		io.WriteString(pw, s)
		pw.Close()
	}()
	resp, err := http.Post(url, "text/plain", pr)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func inMemory(s string) ([]byte, error) {
	var buf bytes.Buffer
	buf.WriteString(s)
	return io.ReadAll(&buf)
}

func kept(s string) int {
	pr, pw := io.Pipe()
	defer pr.Close()
	defer pw.Close()
	w := bufio.NewWriter(pw)
	w.WriteString(s)
	return w.Buffered()
}
