package near

import (
	"log"
	"net"
)

// Another goroutine takes values from a channel, the loop waits for nobody.
func watched(c net.PacketConn, handle func([]byte, chan<- string)) error {
	buf := make([]byte, 65535)
	for {
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return err
		}
		notes := make(chan string)
		go func() {
			for note := range notes {
				log.Println(note)
			}
		}()
		go handle(buf[:n], notes) // want "^bug: the next read overwrites `buf` while this is in use"
	}
}
