package near

import (
	"errors"
	"net"
)

var errOwn = errors.New("own")

func own(c net.Conn, b []byte) bool {
	_, err := c.Read(b)
	return errOwn == err || err == errOwn
}
