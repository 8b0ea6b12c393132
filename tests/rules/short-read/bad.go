package bad

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"net"
)

var magic = []byte("MAGIC\x00")

func length(c net.Conn) (uint32, error) {
	hdr := make([]byte, 4)
	_, err := c.Read(hdr) // want "^bug: `hdr` may be filled in part only" @ "c.Read(hdr)"
	if err != nil {
		return 0, err
	}
	return binary.BigEndian.Uint32(hdr), nil
}

func check(c *net.TCPConn) error {
	got := make([]byte, 6)
	if _, err := c.Read(got); err != nil { // want "`got` may be filled in part only"
		return err
	}
	if !bytes.Equal(got, magic) {
		return errors.New("wrong magic")
	}
	return nil
}

func array(address string) (uint16, uint16, error) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return 0, 0, err
	}
	defer c.Close()
	var head [4]byte
	if _, err := c.Read(head[:]); err != nil { // want "`head` may be filled"
		return 0, 0, err
	}
	return binary.BigEndian.Uint16(head[:2]), binary.BigEndian.Uint16(head[2:]), nil
}

func buffered(c net.Conn) (bool, error) {
	r := bufio.NewReader(c)
	word := make([]byte, 5)
	if _, err := r.Read(word); err != nil { // want "`word` may be filled"
		return false, err
	}
	return string(word) == "hello", nil
}

func dropped(c net.Conn) (uint32, error) {
	hdr := make([]byte, 4)
	// The peer greets first.
	c.Read(hdr) // want "`hdr` may be filled"
	return binary.BigEndian.Uint32(hdr), nil
}

func pipe(pr *io.PipeReader) (byte, error) {
	version := make([]byte, 2)
	if _, err := pr.Read(version); err != nil { // want "`version` may be filled"
		return 0, err
	}
	return version[1], nil
}

func anyReader(r io.Reader) (uint16, error) {
	buf := make([]byte, 2)
	if _, err := r.Read(buf); err != nil { // want "^risk: `buf` may be filled in part only"
		return 0, err
	}
	return binary.BigEndian.Uint16(buf), nil
}

type decoder struct {
	r *bufio.Reader
}

func (d *decoder) block(n int) ([]byte, error) {
	block := make([]byte, n)
	if _, err := d.r.Read(block); err != nil { // want "^risk: `block` may be filled"
		return nil, err
	}
	return block, nil
}

func tag(r io.Reader, wanted [4]byte) (bool, error) {
	var got [4]byte
	if _, err := r.Read(got[:]); err != nil { // want "^risk: `got` may be filled"
		return false, err
	}
	return got == wanted, nil
}

func kind(r io.Reader) (byte, error) {
	var buf [9]byte
	if _, err := r.Read(buf[:2]); err != nil { // want "^risk: `buf` may be filled"
		return 0, err
	}
	return buf[1], nil
}

func (d *decoder) text(n int, name func([]byte) string) (string, error) {
	b := make([]byte, n+2)
	if _, err := d.r.Read(b); err != nil { // want "^risk: `b` may be filled"
		return "", err
	}
	return name(b[:n]), nil
}

func (d *decoder) body() io.ReadCloser { return io.NopCloser(d.r) }

func (d *decoder) chunk(n int) ([]byte, error) {
	body := d.body()
	defer body.Close()
	data := make([]byte, n)
	if _, err := body.Read(data); err != nil { // want "^risk: `data` may be filled"
		return nil, err
	}
	return data, nil
}

type reader struct {
	r   io.Reader
	len []byte
}

func (r *reader) size() (int, error) {
	if _, err := r.r.Read(r.len); err != nil { // want "^risk: `r.len` may be filled in part only"
		return 0, err
	}
	return int(binary.BigEndian.Uint32(r.len)), nil
}
