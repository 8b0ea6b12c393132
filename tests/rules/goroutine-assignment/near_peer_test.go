package near

import (
	"net"
	"testing"
)

// What the peer answers says that it is done.
func TestServeOnce(t *testing.T) {
	ln, failed := net.Listen("tcp", "127.0.0.1:0")
	if failed != nil {
		t.Fatal(failed)
	}
	var err error
	go func() {
		c, failed := ln.Accept()
		err = failed
		if err == nil {
			c.Close()
		}
	}()
	c, failed := net.Dial("tcp", ln.Addr().String())
	if failed != nil {
		t.Fatal(failed)
	}
	c.Read(make([]byte, 1))
	if err != nil {
		t.Fatal(err)
	}
}
