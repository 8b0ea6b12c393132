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

const address = "127.0.0.1:8125"

func ask(address string) bool {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return false
	}
	defer c.Close()
	_, err = c.Read(make([]byte, 1))
	return err == nil
}

// It answers after it has noted that it serves.
func TestServeAt(t *testing.T) {
	ln, err := net.Listen("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	served := false
	go func() {
		served = true
		if c, err := ln.Accept(); err == nil {
			c.Write([]byte("x"))
			c.Close()
		}
	}()
	answered := ask(address)
	t.Log("answered", answered)
	if !answered || !served {
		t.Fatal(served)
	}
}
