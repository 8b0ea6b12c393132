package near

import (
	"net"
	"sync"
)

// What is unlocked further down was not locked yet.
func counted(mu *sync.Mutex, sent *int, c net.Conn, lines [][]byte) {
	for _, line := range lines {
		c.Write(line) // want "nobody learns .* / safe fix"
		func() {
			mu.Lock()
			defer mu.Unlock()
			*sent += len(line)
		}()
	}
}
