package near

import (
	"encoding/binary"
	"io"
	"os"
)

type message struct{ Body io.Reader }

// The body is whatever the caller put there.
func own(m *message) ([]byte, error) {
	var hdr [4]byte
	if _, err := io.ReadFull(m.Body, hdr[:]); err != nil {
		return nil, err
	}
	body := make([]byte, binary.BigEndian.Uint32(hdr[:])) // want "^risk: the peer alone decides"
	_, err := io.ReadFull(m.Body, body)
	return body, err
}

func file(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	var hdr [4]byte
	if _, err := io.ReadFull(r, hdr[:]); err != nil {
		return nil, err
	}
	body := make([]byte, binary.BigEndian.Uint32(hdr[:]))
	_, err = io.ReadFull(r, body)
	return body, err
}
