package near

import (
	"net"
	"net/http"
	"testing"
	"time"
)

func TestLate(t *testing.T) {
	time.Sleep(100 * time.Millisecond)
	go http.ListenAndServe("localhost:9400", nil)
	net.Dial("tcp", "localhost:9400")
}

func TestInner(t *testing.T) {
	start := func() {
		go http.ListenAndServe("localhost:9401", nil)
	}
	_ = start
	time.Sleep(100 * time.Millisecond)
	net.Dial("tcp", "localhost:9401")
}

func TestCalled(t *testing.T) {
	http.ListenAndServe("localhost:9402", nil)
	time.Sleep(100 * time.Millisecond)
	net.Dial("tcp", "localhost:9402")
}

func TestVariable(t *testing.T) {
	pause := time.Duration(len(t.Name()))
	go http.ListenAndServe("localhost:9403", nil)
	time.Sleep(pause)
	net.Dial("tcp", "localhost:9403")
}

func TestAgain(t *testing.T) {
	go http.ListenAndServe("localhost:9404", nil)
	for range 3 {
		time.Sleep(100 * time.Millisecond)
		net.Dial("tcp", "localhost:9404")
	}
}

func TestTold(t *testing.T) {
	go http.ListenAndServe("localhost:9405", nil)
	time.Sleep(100 * time.Millisecond)
	t.Log("localhost:9405")
}

func TestNamed(t *testing.T) {
	go http.ListenAndServe("localhost:http", nil)
	time.Sleep(100 * time.Millisecond)
	net.Dial("tcp", "localhost:http")
}

func TestAny(t *testing.T) {
	go http.ListenAndServe("localhost:0", nil)
	time.Sleep(100 * time.Millisecond)
	net.Dial("tcp", "localhost:0")
}

func TestBig(t *testing.T) {
	go http.ListenAndServe("localhost:99999", nil)
	time.Sleep(100 * time.Millisecond)
	net.Dial("tcp", "localhost:99999")
}

func TestFound(t *testing.T) {
	go http.ListenAndServe("localhost:9406", nil)
	time.Sleep(100 * time.Millisecond)
	net.Dial("tcp", "localhost:9406") // want "^risk: port 9406 may be taken"
}
