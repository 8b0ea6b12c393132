package ok

import (
	"io"
	"net"
)

func named(c net.Conn) ([]byte, error) {
	buf := make([]byte, 1024)
	n, err := c.Read(buf)
	if err != nil {
		return nil, err
	}
	return buf[:n], nil
}

func drain(r io.Reader) error {
	_, err := r.Read(make([]byte, 512))
	return err
}

func counted(r io.Reader) (int, error) {
	total := 0
	for {
		n, err := r.Read(make([]byte, 512))
		total += n
		if err != nil {
			return total, err
		}
	}
}

func skip(r io.Reader, n int) error {
	_, err := io.ReadFull(r, make([]byte, n))
	return err
}

func copied(r io.Reader) ([]byte, error) {
	buf := make([]byte, 512)
	n, err := r.Read(buf)
	if err != nil {
		return nil, err
	}
	out := make([]byte, n)
	copy(out, buf)
	return out, nil
}

type padding struct{ n int }

func (p padding) fill(r io.Reader) ([]byte, error) {
	n, err := r.Read(make([]byte, p.n))
	if err != nil {
		return nil, err
	}
	return make([]byte, p.n-n), nil
}
