package ok

import (
	"bytes"
	"encoding/json"
	"log"
	"net"
	"sync"
)

func handle(data []byte) {
	log.Printf("%q", data)
}

func fresh(c net.PacketConn) error {
	for {
		buf := make([]byte, 2048)
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return err
		}
		go handle(buf[:n])
	}
}

func renewed(c net.PacketConn) error {
	var buf []byte
	for {
		buf = make([]byte, 2048)
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return err
		}
		go handle(buf[:n])
	}
}

var pool = sync.Pool{New: func() any { return make([]byte, 2048) }}

func pooled(c net.PacketConn) error {
	for {
		buf := pool.Get().([]byte)
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return err
		}
		go func() {
			handle(buf[:n])
			pool.Put(buf)
		}()
	}
}

func cloned(c net.PacketConn, queue chan []byte, texts chan string) error {
	buf := make([]byte, 2048)
	var all [][]byte
	for {
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return err
		}
		queue <- bytes.Clone(buf[:n])
		queue <- append([]byte(nil), buf[:n]...)
		texts <- string(buf[:n])
		go log.Print(string(buf[:n]))
		all = append(all, bytes.Clone(buf[:n]))
	}
}

func joined(c net.PacketConn) error {
	buf := make([]byte, 2048)
	for {
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return err
		}
		var wg sync.WaitGroup
		wg.Add(1)
		go func() {
			defer wg.Done()
			handle(buf[:n])
		}()
		wg.Wait()
	}
}

func answered(c net.PacketConn, queue chan []byte, done chan struct{}) error {
	buf := make([]byte, 2048)
	for {
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return err
		}
		queue <- buf[:n]
		<-done
	}
}

func byValue(c net.PacketConn, queue chan [16]byte) error {
	var buf [16]byte
	for {
		if _, _, err := c.ReadFrom(buf[:]); err != nil {
			return err
		}
		queue <- buf
		go func(copied [16]byte) {
			log.Print(copied)
		}(buf)
	}
}

func decoded(c net.PacketConn, queue chan map[string]string) error {
	buf := make([]byte, 2048)
	for {
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return err
		}
		var m map[string]string
		if json.Unmarshal(buf[:n], &m) == nil {
			queue <- m
		}
		go log.Print(m, len(buf))
	}
}

func once(c net.PacketConn) error {
	buf := make([]byte, 2048)
	for {
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			continue
		}
		go handle(buf[:n])
		return nil
	}
}

func bytesOf(c net.PacketConn) (all []byte) {
	buf := make([]byte, 2048)
	for {
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return all
		}
		all = append(all, buf[:n]...)
		handle(buf[:n])
	}
}
