package ok

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"io"
	"log"
	"net"
	"os"
	"strings"
)

func full(c net.Conn) (uint32, error) {
	hdr := make([]byte, 4)
	if _, err := io.ReadFull(c, hdr); err != nil {
		return 0, err
	}
	return binary.BigEndian.Uint32(hdr), nil
}

func sliced(c net.Conn) (string, error) {
	buf := make([]byte, 1024)
	n, err := c.Read(buf)
	if err != nil {
		return "", err
	}
	return string(buf[:n]), nil
}

func counted(c net.Conn) (uint32, error) {
	hdr := make([]byte, 4)
	n, err := c.Read(hdr)
	if err != nil || n != 4 {
		return 0, io.ErrUnexpectedEOF
	}
	return binary.BigEndian.Uint32(hdr), nil
}

func datagram(c *net.UDPConn) (uint16, error) {
	buf := make([]byte, 2)
	if _, err := c.Read(buf); err != nil {
		return 0, err
	}
	return binary.BigEndian.Uint16(buf), nil
}

func dialed(address string) (uint16, error) {
	c, err := net.Dial("udp", address)
	if err != nil {
		return 0, err
	}
	defer c.Close()
	buf := make([]byte, 2)
	if _, err := c.Read(buf); err != nil {
		return 0, err
	}
	return binary.BigEndian.Uint16(buf), nil
}

func anyNetwork(network, address string) (uint16, error) {
	c, err := net.Dial(network, address)
	if err != nil {
		return 0, err
	}
	defer c.Close()
	buf := make([]byte, 2)
	if _, err := c.Read(buf); err != nil {
		return 0, err
	}
	return binary.BigEndian.Uint16(buf), nil
}

func memory(r *bytes.Reader, s *strings.Reader) (uint16, uint16) {
	buf := make([]byte, 2)
	r.Read(buf)
	first := binary.BigEndian.Uint16(buf)
	s.Read(buf)
	return first, binary.BigEndian.Uint16(buf)
}

func file(f *os.File) (uint16, error) {
	buf := make([]byte, 2)
	if _, err := f.Read(buf); err != nil {
		return 0, err
	}
	return binary.BigEndian.Uint16(buf), nil
}

func memoryBehind(b []byte) (uint16, error) {
	var r io.Reader = bytes.NewReader(b)
	buf := make([]byte, 2)
	if _, err := r.Read(buf); err != nil {
		return 0, err
	}
	return binary.BigEndian.Uint16(buf), nil
}

// What it is unless somebody says otherwise fills any buffer.
func replaced(r io.Reader) ([]byte, error) {
	if r == nil {
		r = rand.Reader
	}
	buf := make([]byte, 16)
	_, err := r.Read(buf)
	return buf, err
}

func measured(r io.Reader) ([]byte, error) {
	buf := make([]byte, 512)
	n, err := r.Read(buf)
	return buf[:n], err
}

func present(r io.Reader, buf []byte) bool {
	r.Read(buf)
	return buf != nil
}

func hangsUp(c net.Conn) {
	buf := make([]byte, 16)
	for {
		if _, err := c.Read(buf); err != nil {
			log.Print(err)
			return
		}
	}
}

func oneByte(c net.Conn) (bool, error) {
	var b [1]byte
	if _, err := c.Read(b[:]); err != nil {
		return false, err
	}
	return b[0] == 'y', nil
}

func firstByte(c net.Conn) (bool, error) {
	buf := make([]byte, 16)
	if _, err := c.Read(buf); err != nil {
		return false, err
	}
	return buf[0] == 5, nil
}

func untilFull(c net.Conn) (uint32, error) {
	buf := make([]byte, 4)
	for at := 0; at < len(buf); {
		n, err := c.Read(buf[at:])
		if err != nil {
			return 0, err
		}
		at += n
	}
	return binary.BigEndian.Uint32(buf), nil
}

func handedOn(c net.Conn, complete func([]byte) error) (uint32, error) {
	buf := make([]byte, 4)
	if _, err := c.Read(buf); err != nil {
		return 0, err
	}
	if err := complete(buf); err != nil {
		return 0, err
	}
	return binary.BigEndian.Uint32(buf), nil
}

func chosen(network, address string, secure func() (net.Conn, error)) (uint16, error) {
	var c net.Conn
	var err error
	if network == "tls" {
		c, err = secure()
	} else {
		c, err = net.Dial(network, address)
	}
	if err != nil {
		return 0, err
	}
	defer c.Close()
	buf := make([]byte, 2)
	if _, err := c.Read(buf); err != nil {
		return 0, err
	}
	return binary.BigEndian.Uint16(buf), nil
}

type resolver struct{ conn net.Conn }

func (r *resolver) id() (uint16, error) {
	buf := make([]byte, 2)
	if _, err := r.conn.Read(buf); err != nil {
		return 0, err
	}
	return binary.BigEndian.Uint16(buf), nil
}

// The source of random bytes always fills the buffer.
func random(n int) (string, error) {
	b := make([]byte, n)
	_, err := rand.Reader.Read(b)
	return string(b), err
}

// What is used was not asked for.
func rest(r io.Reader) (byte, error) {
	buf := [9]byte{8: 1}
	_, err := r.Read(buf[:2])
	return buf[8], err
}

// The name ends where it says.
func named(r io.Reader) (string, error) {
	buf := make([]byte, 64)
	if _, err := r.Read(buf); err != nil {
		return "", err
	}
	end := bytes.IndexByte(buf, 0)
	return string(buf[:end]), nil
}

type peeker struct {
	r    io.Reader
	one  []byte
	many []byte
}

func (p *peeker) next() (byte, error) {
	_, err := p.r.Read(p.one)
	return p.one[0], err
}

func (p *peeker) fill(show func([]byte)) error {
	_, err := p.r.Read(p.many)
	show(p.many)
	return err
}

func newDigits() io.Reader { return strings.NewReader("0123456789") }

// What a function makes may lie in memory.
func digits() (uint16, error) {
	r := newDigits()
	buf := make([]byte, 2)
	if _, err := r.Read(buf); err != nil {
		return 0, err
	}
	return binary.BigEndian.Uint16(buf), nil
}
