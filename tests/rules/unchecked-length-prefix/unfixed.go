package unfixed

import (
	"encoding/binary"
	"io"
	"net"
)

func direct(c net.Conn) []byte {
	var head [4]byte
	io.ReadFull(c, head[:])
	return make([]byte, binary.BigEndian.Uint32(head[:])) // want "the peer alone decides"
}

func noError(c net.Conn) []byte {
	var head [4]byte
	io.ReadFull(c, head[:])
	n := binary.BigEndian.Uint32(head[:])
	return make([]byte, n) // want "the peer alone decides"
}
