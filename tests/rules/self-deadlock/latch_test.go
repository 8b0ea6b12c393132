package ok

import (
	"sync"
	"testing"
	"time"
)

// The test wants a goroutine that blocks.
func TestBlocked(t *testing.T) {
	var mu sync.Mutex
	go func() {
		mu.Lock()
		mu.Lock()
	}()
	time.Sleep(time.Millisecond)
	mu.Unlock()
}
