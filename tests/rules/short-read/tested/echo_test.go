package tested

import (
	"io"
	"log"
	"net"
	"testing"
)

func TestEcho(t *testing.T) {
	c, err := net.Dial("tcp", "localhost:7")
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	buf := make([]byte, 5)
	if _, err := c.Read(buf); err != nil { // want "`buf` may be filled in part only"
		t.Fatal(err)
	}
	if string(buf) != "hello" {
		t.Errorf("got %q", buf)
	}
}

func TestPrint(t *testing.T) {
	c, err := net.Dial("tcp", "localhost:7")
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	buf := make([]byte, 5)
	if _, err := c.Read(buf); err != nil {
		t.Fatal(err)
	}
	log.Println(string(buf))
}

// In a test it is known what the reader is.
func isHello(t *testing.T, r io.Reader) bool {
	t.Helper()
	buf := make([]byte, 5)
	if _, err := r.Read(buf); err != nil {
		t.Fatal(err)
	}
	return string(buf) == "hello"
}
