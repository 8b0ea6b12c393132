package near

import (
	"net"
	"sync"
)

func locked(c net.PacketConn, mu *sync.Mutex, use func([]byte)) error {
	buf := make([]byte, 1500)
	for {
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return err
		}
		go func(data []byte) {
			mu.Lock()
			defer mu.Unlock()
			use(data)
		}(buf[:n]) // want "the next read overwrites `buf`"
	}
}

// It goes on when the goroutine has said so.
func acknowledged(c net.PacketConn, use func([]byte) chan bool) error {
	buf := make([]byte, 1500)
	acks := make(chan bool)
	for {
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return err
		}
		go use(buf[:n])
		for ack := range acks {
			if ack {
				break
			}
		}
	}
}

func several(c net.PacketConn, handlers []func([]byte)) error {
	buf := make([]byte, 1500)
	for {
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return err
		}
		for _, handle := range handlers {
			go handle(buf[:n]) // want "the next read overwrites `buf`"
		}
	}
}
