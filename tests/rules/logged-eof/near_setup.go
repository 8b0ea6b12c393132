package near

import (
	"log/slog"
	"net"
)

// Nothing is logged yet.
func prepare(c net.Conn, base *slog.Logger) {
	defer c.Close()
	b := make([]byte, 100)
	for {
		n, err := c.Read(b)
		if err != nil {
			slog.SetDefault(base.With("err", err))
			return
		}
		c.Write(b[:n])
	}
}

func serve(ln net.Listener, base *slog.Logger) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		go prepare(c, base)
	}
}
