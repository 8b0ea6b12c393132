package ok

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"os"
	"strconv"
)

const maxFrame = 1 << 20

var errSize = errors.New("size")

func checked(c net.Conn) ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(c, head[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(head[:])
	if n > maxFrame {
		return nil, errSize
	}
	return make([]byte, n), nil
}

func capped(c net.Conn) ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(c, head[:]); err != nil {
		return nil, err
	}
	n := min(binary.BigEndian.Uint32(head[:]), maxFrame)
	return make([]byte, n), nil
}

func masked(c net.Conn) ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(c, head[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(head[:]) & 0xffff
	return make([]byte, n), nil
}

func short(c net.Conn) ([]byte, error) {
	var head [2]byte
	if _, err := io.ReadFull(c, head[:]); err != nil {
		return nil, err
	}
	return make([]byte, binary.BigEndian.Uint16(head[:])), nil
}

func shortRead(c net.Conn) ([]byte, error) {
	var n uint16
	if err := binary.Read(c, binary.BigEndian, &n); err != nil {
		return nil, err
	}
	return make([]byte, n), nil
}

func derived(c net.Conn) ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(c, head[:]); err != nil {
		return nil, err
	}
	n := int(binary.BigEndian.Uint32(head[:]))
	total := n + len(head)
	if total > maxFrame {
		return nil, errSize
	}
	return make([]byte, n), nil
}

func asked(c net.Conn) ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(c, head[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(head[:])
	if err := validate(n); err != nil {
		return nil, err
	}
	return make([]byte, n), nil
}

func validate(n uint32) error {
	if n > maxFrame {
		return errSize
	}
	return nil
}

func both(c net.Conn) ([]byte, error) {
	var n int32
	if err := binary.Read(c, binary.BigEndian, &n); err != nil {
		return nil, err
	}
	if n < 0 || n > maxFrame {
		return nil, errSize
	}
	return make([]byte, n), nil
}

func unsignedCheck(c net.Conn) ([]byte, error) {
	var n int32
	if err := binary.Read(c, binary.BigEndian, &n); err != nil {
		return nil, err
	}
	if uint32(n) > maxFrame {
		return nil, errSize
	}
	return make([]byte, n), nil
}

func chosen(c net.Conn) ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(c, head[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(head[:])
	switch n {
	case 16, 32:
		return make([]byte, n), nil
	}
	return nil, errSize
}

func streamed(c net.Conn, w io.Writer) (int64, error) {
	var head [4]byte
	if _, err := io.ReadFull(c, head[:]); err != nil {
		return 0, err
	}
	n := binary.BigEndian.Uint32(head[:])
	return io.CopyN(w, c, int64(n))
}

func ownFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var n uint32
	if err := binary.Read(f, binary.LittleEndian, &n); err != nil {
		return nil, err
	}
	return make([]byte, n), nil
}

func memory(b []byte) ([]byte, error) {
	var n uint32
	if err := binary.Read(bytes.NewReader(b), binary.LittleEndian, &n); err != nil {
		return nil, err
	}
	return make([]byte, n), nil
}

func parsed(b []byte) []byte {
	return make([]byte, binary.BigEndian.Uint32(b))
}

func workers(args []string) (chan int, error) {
	n, err := strconv.Atoi(args[1])
	if err != nil {
		return nil, err
	}
	return make(chan int, n), nil
}

func argument(args []string) ([]int, error) {
	n, err := strconv.Atoi(args[1])
	if err != nil {
		return nil, err
	}
	return make([]int, n), nil
}

func hint(c net.Conn) (map[int]int, error) {
	var head [4]byte
	if _, err := io.ReadFull(c, head[:]); err != nil {
		return nil, err
	}
	return make(map[int]int, binary.BigEndian.Uint32(head[:])), nil
}

type frames struct {
	buf []byte
}

func (f *frames) next(c net.Conn) error {
	var head [4]byte
	if _, err := io.ReadFull(c, head[:]); err != nil {
		return err
	}
	n := int(binary.BigEndian.Uint32(head[:]))
	if cap(f.buf) < n {
		f.buf = make([]byte, n)
	}
	return nil
}
