package unfixed

import (
	"encoding/binary"
	"net"
)

func going(c net.Conn) uint32 {
	buf := make([]byte, 4)
	_, err := c.Read(buf) // want "`buf` may be filled in part only"
	if err != nil {
		println(err.Error())
	}
	return binary.BigEndian.Uint32(buf)
}
