package near

import (
	"bytes"
	"io"
	"net"
	"os"
)

// How long the buffer is says nothing of how full it is.
func shown(c net.Conn) string {
	buf := make([]byte, 8)
	c.Read(buf) // want "^bug: `buf` may be filled in part only"
	println(len(buf))
	return string(buf)
}

// What was read is only wiped.
func wiped(c net.Conn) {
	var buf [64]byte
	c.Read(buf[:])
	for i := range buf {
		buf[i] = 0
	}
}

func device(name string) (io.ReadWriteCloser, error) {
	return os.OpenFile(name, os.O_RDWR, 0)
}

func identified(name string) bool {
	d, err := device(name)
	if err != nil {
		return false
	}
	defer d.Close()
	id := make([]byte, 4)
	if _, err := d.Read(id); err != nil { // want "^risk: `id` may be filled in part only"
		return false
	}
	return bytes.Equal(id, []byte("v1.0"))
}
