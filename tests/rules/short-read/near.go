package near

import (
	"encoding/binary"
	"net"
)

type codec struct{}

func (codec) Uint32(b []byte) uint32 { return 0 }

func hash([]byte) []byte { return nil }

// The buffer is only measured or handed on.
func measured(c net.Conn) int {
	buf := make([]byte, 8)
	c.Read(buf)
	return len(buf)
}

func own(c net.Conn, k codec) uint32 {
	buf := make([]byte, 8)
	c.Read(buf)
	return k.Uint32(buf)
}

func converted(c net.Conn) []byte {
	buf := make([]byte, 8)
	c.Read(buf)
	return hash(buf)
}

func indexes(c net.Conn, names [][]byte) []byte {
	buf := make([]byte, 8)
	c.Read(buf)
	return names[buf[0]]
}

func single(c net.Conn) byte {
	buf := make([]byte, 8)
	c.Read(buf)
	first := buf[0]
	return first + buf[0]
}

func both(c net.Conn) (byte, uint32) {
	buf := make([]byte, 8)
	c.Read(buf) // want "^bug: `buf` may be filled in part only"
	return buf[0], binary.BigEndian.Uint32(buf)
}

func part(c net.Conn, table []uint32) uint32 {
	buf := make([]byte, 8)
	c.Read(buf)
	println(cap(buf))
	return table[buf[0]]
}

type bytesOf []byte

func typed(c net.Conn) bytesOf {
	buf := make([]byte, 8)
	c.Read(buf)
	return bytesOf(buf)
}
