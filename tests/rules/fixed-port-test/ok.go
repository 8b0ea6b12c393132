package ok

import (
	"net"
	"net/http"
	"testing"
	"time"
)

func serve(address string) error {
	ln, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	defer ln.Close()
	return nil
}

func TestListener(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go http.Serve(ln, nil)
	time.Sleep(time.Second)
	c, err := net.Dial("tcp", ln.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	c.Close()
}

func TestRetry(t *testing.T) {
	go serve("127.0.0.1:9300")
	for range 10 {
		time.Sleep(50 * time.Millisecond)
		if c, err := net.Dial("tcp", "127.0.0.1:9300"); err == nil {
			c.Close()
			return
		}
	}
	t.Fatal("no server")
}

func TestRetryFirst(t *testing.T) {
	go serve("127.0.0.1:9301")
	time.Sleep(time.Millisecond)
	for {
		c, err := net.Dial("tcp", "127.0.0.1:9301")
		if err == nil {
			c.Close()
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// A service that somebody else has started.
func TestDatabase(t *testing.T) {
	go func() {
		t.Log("beside")
	}()
	time.Sleep(time.Millisecond)
	c, err := net.Dial("tcp", "localhost:5432")
	if err != nil {
		t.Skip("no database")
	}
	c.Close()
}

func TestElsewhere(t *testing.T) {
	go serve("192.0.2.1:9302")
	time.Sleep(time.Second)
	c, err := net.Dial("tcp", "192.0.2.1:9302")
	if err != nil {
		t.Fatal(err)
	}
	c.Close()
}

func TestWithin(t *testing.T) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		time.Sleep(time.Second)
		serve("127.0.0.1:9303")
	}()
	<-done
	if c, err := net.Dial("tcp", "127.0.0.1:9303"); err == nil {
		c.Close()
		t.Fatal("still there")
	}
}

// No test.
func run() {
	go serve("127.0.0.1:9304")
	time.Sleep(time.Second)
	if c, err := net.Dial("tcp", "127.0.0.1:9304"); err == nil {
		c.Close()
	}
}
