package near

import (
	"net"
	"net/http"
	"time"
)

// Not a test.
func run() {
	go http.ListenAndServe("localhost:9500", nil)
	time.Sleep(100 * time.Millisecond)
	net.Dial("tcp", "localhost:9500")
}
