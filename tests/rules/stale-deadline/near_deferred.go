package near

import (
	"net"
	"time"
)

// It waits at the end.
func drained(c net.Conn, b []byte, done <-chan struct{}) error {
	end := time.Now().Add(5 * time.Second)
	defer func() {
		<-done
	}()
	c.SetReadDeadline(end)
	_, err := c.Read(b)
	return err
}
