package unfixed

import (
	"encoding/binary"
	"fmt"
	"net"
	"os"
)

func printed(c net.Conn) error {
	buf := make([]byte, 1024)
	if _, err := c.Read(buf); err != nil { // want "`buf` may be filled in part only"
		return err
	}
	fmt.Println(string(buf))
	return nil
}

func larger(c net.Conn) (uint32, error) {
	buf := make([]byte, 1500)
	if _, err := c.Read(buf); err != nil { // want "`buf` may be filled"
		return 0, err
	}
	return binary.BigEndian.Uint32(buf[:4]), nil
}

func pipe() bool {
	r, w, err := os.Pipe()
	if err != nil {
		return false
	}
	defer r.Close()
	defer w.Close()
	w.WriteString("ready")
	buf := make([]byte, 5)
	r.Read(buf) // want "`buf` may be filled"
	return string(buf) == "ready"
}
