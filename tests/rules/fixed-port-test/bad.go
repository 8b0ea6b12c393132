package bad

import (
	"net"
	"net/http"
	"testing"
	"time"
)

const address = "localhost:9301"

func serve(address string) error {
	ln, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	defer ln.Close()
	return nil
}

func startOnPort() {
	http.ListenAndServe(":9302", nil)
}

func TestArgument(t *testing.T) {
	go serve("127.0.0.1:9300")
	time.Sleep(50 * time.Millisecond)
	c, err := net.Dial("tcp", "127.0.0.1:9300") // want "^risk: port 9300 may be taken, or not be listened at yet" @ "\"127.0.0.1:9300\""
	if err != nil {
		t.Fatal(err)
	}
	c.Close()
}

func TestConstant(t *testing.T) {
	go func() {
		if err := serve(address); err != nil {
			t.Error(err)
		}
	}()
	time.Sleep(time.Second)
	c, err := net.DialTimeout("tcp", address, time.Second) // want "port 9301"
	if err != nil {
		t.Fatal(err)
	}
	c.Close()
}

func TestCallee(t *testing.T) {
	go startOnPort()
	time.Sleep(time.Second)
	res, err := http.Get("http://localhost:9302/status") // want "port 9302"
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
}

func BenchmarkServer(b *testing.B) {
	srv := &http.Server{Addr: ":9303"}
	go srv.ListenAndServe()
	defer srv.Close()
	time.Sleep(time.Second)
	b.Run("get", func(b *testing.B) {
		res, err := http.Get("http://127.0.0.1:9303") // want "port 9303"
		if err != nil {
			b.Fatal(err)
		}
		res.Body.Close()
	})
}
