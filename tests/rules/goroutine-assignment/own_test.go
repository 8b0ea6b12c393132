package bad

import (
	"bufio"
	"net"
	"os"
	"testing"
)

func TestRemove(t *testing.T) {
	var err error
	go func() {
		err = os.Remove("a") // want "^bug: `err` is used outside"
	}()
	if err != nil {
		t.Fatal(err)
	}
}

func TestCleanup(t *testing.T) {
	var err error
	t.Cleanup(func() {
		err = os.Remove("a")
	})
	t.Run("inner", func(t *testing.T) {
		err = os.Remove("b")
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestKnown(t *testing.T) {
	n := 0
	go func() {
		n = 1 // a racy write, for the detector to find
	}()
	_ = n
}

// What the test reads comes after what the server writes.
func TestServer(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	var c net.Conn
	go func() {
		c, err = ln.Accept()
		if err != nil {
			return
		}
		c.Write([]byte("hello\n"))
	}()
	answer := ask(address(ln))
	if err != nil || answer != "hello\n" {
		t.Fatal(answer, err)
	}
}

func address(ln net.Listener) string { return ln.Addr().String() }

func ask(address string) string {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return ""
	}
	defer c.Close()
	line, _ := bufio.NewReader(c).ReadString('\n')
	return line
}
