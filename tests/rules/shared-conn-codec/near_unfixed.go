package unfixed

import (
	"encoding/json"
	"net"
)

func deferring(c net.Conn) {
	enc := json.NewEncoder(c)
	for range 3 {
		go func() {
			defer enc.Encode(1) // want "goroutines use `enc` at the same time"
		}()
	}
}
