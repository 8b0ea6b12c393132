package bad

import (
	"io"
	"log"
	"net"
)

type packet struct {
	data []byte
	from net.Addr
}

func serve(c net.PacketConn) error {
	buf := make([]byte, 65535)
	for {
		n, addr, err := c.ReadFrom(buf)
		if err != nil {
			return err
		}
		// Each in its own goroutine.
		go handle(buf[:n], addr) // want "^bug: the next read overwrites `buf` while this is in use" @ "buf"
	}
}

func handle(data []byte, from net.Addr) {
	log.Printf("%s: %q", from, data)
}

func inLiteral(c *net.UDPConn) error {
	var b = make([]byte, 2048)
	for {
		n, from, err := c.ReadFromUDP(b)
		if err != nil {
			continue
		}
		go func() {
			handle(b[:n], from) // want "overwrites `b`" @ "b"
			log.Print(len(b[:n]))
		}()
	}
}

func queued(c *net.UDPConn, queue chan []byte, packets chan<- packet) {
	buf := make([]byte, 2048)
	for {
		n, err := c.Read(buf)
		if err != nil {
			return
		}
		queue <- buf[:n] // want "overwrites `buf`"
	}
}

func wrapped(c net.PacketConn, packets chan<- packet) {
	buf := make([]byte, 2048)
	for {
		n, addr, err := c.ReadFrom(buf)
		if err != nil {
			return
		}
		packets <- packet{data: buf[:n], from: addr} // want "overwrites `buf`"
	}
}

func collected(c net.PacketConn) (all [][]byte) {
	buf := make([]byte, 2048)
	for {
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return all
		}
		all = append(all, buf[:n]) // want "overwrites `buf`"
	}
}

func records(r io.Reader, queue chan []byte) error {
	var record [16]byte
	for {
		if _, err := io.ReadFull(r, record[:]); err != nil {
			return err
		}
		queue <- record[:] // want "overwrites `record`"
	}
}
