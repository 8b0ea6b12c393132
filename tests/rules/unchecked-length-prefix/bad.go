package bad

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

func frame(c net.Conn) ([]byte, error) {
	hdr := make([]byte, 4)
	if _, err := io.ReadFull(c, hdr); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(hdr)
	body := make([]byte, n) // want "^bug: the peer alone decides" @ "make([]byte, n)"
	_, err := io.ReadFull(c, body)
	return body, err
}

func buffered(c *net.TCPConn) (string, error) {
	r := bufio.NewReader(c)
	size, err := binary.ReadUvarint(r)
	if err != nil {
		return "", err
	}
	var buf bytes.Buffer
	buf.Grow(int(size)) // want "^bug: the peer alone" @ "buf.Grow(int(size))"
	_, err = io.CopyN(&buf, r, int64(size))
	return buf.String(), err
}

func upload(w http.ResponseWriter, r *http.Request) {
	var size uint32
	if err := binary.Read(r.Body, binary.BigEndian, &size); err != nil {
		return
	}
	// An empty one is fine.
	if size == 0 {
		return
	}
	data := make([]byte, size) // want "^bug: the peer"
	io.ReadFull(r.Body, data)
}

func records(r io.Reader) ([]uint64, error) {
	var head [8]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, err
	}
	count := int(binary.LittleEndian.Uint32(head[4:]))
	all := make([]uint64, count) // want "^risk: the peer alone decides"
	for i := 0; i < count; i++ {
		if err := binary.Read(r, binary.LittleEndian, &all[i]); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func signed(c net.Conn, limit int32) ([]byte, error) {
	var size int32
	if err := binary.Read(c, binary.BigEndian, &size); err != nil {
		return nil, err
	}
	if size > limit {
		return nil, errors.New("too large")
	}
	body := make([]byte, size) // want "^bug: a negative length from the peer makes this panic"
	_, err := io.ReadFull(c, body)
	return body, err
}

func wrapped(c net.Conn) (int, error) {
	head := make([]byte, 8)
	if _, err := io.ReadFull(c, head); err != nil {
		return 0, err
	}
	size := int(binary.BigEndian.Uint64(head))
	if size > 1<<16 {
		return 0, errors.New("too large")
	}
	return c.Read(make([]byte, size)) // want "a negative length"
}

func grown(c net.Conn, buf []byte) ([]byte, error) {
	var head [4]byte
	if _, err := c.Read(head[:]); err != nil {
		return nil, err
	}
	n := int(binary.BigEndian.Uint32(head[:]))
	return slices.Grow(buf, n+4), nil // want "the peer alone decides" @ "slices.Grow(buf, n+4)"
}

func textual(c net.Conn) ([]byte, error) {
	r := bufio.NewReader(c)
	line, err := r.ReadString('\n')
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(strings.TrimSpace(line))
	if err != nil {
		return nil, err
	}
	return make([]byte, n), nil // want "the peer alone decides"
}
