package chat

import (
	"io"
	"net"
)

func handle(conn net.Conn) {
	io.Copy(conn, conn)
}
