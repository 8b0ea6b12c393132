package near

import (
	"net/http"
	"sync/atomic"
	"testing"
	"time"
)

// It waits until the server has said so.
func TestReady(t *testing.T) {
	var ready atomic.Bool
	go func() {
		ready.Store(true)
		http.ListenAndServe("localhost:8099", nil)
	}()
	for !ready.Load() {
		time.Sleep(time.Millisecond)
	}
	if _, err := http.Get("http://localhost:8099/"); err != nil {
		t.Fatal(err)
	}
}
