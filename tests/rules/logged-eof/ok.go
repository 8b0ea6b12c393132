package ok

import (
	"bufio"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net"
	"os"
)

func told(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 1024)
	for {
		if _, err := c.Read(buf); err != nil {
			if !errors.Is(err, io.EOF) {
				log.Print(err)
			}
			return
		}
	}
}

func compared(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 1024)
	for {
		_, err := c.Read(buf)
		if err == io.EOF {
			return
		}
		if err != nil {
			log.Print(err)
			return
		}
	}
}

func debugged(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 1024)
	for {
		if _, err := c.Read(buf); err != nil {
			slog.Debug("read", "err", err)
			return
		}
	}
}

func returned(c net.Conn) error {
	defer c.Close()
	buf := make([]byte, 1024)
	for {
		if _, err := c.Read(buf); err != nil {
			log.Print(err)
			return fmt.Errorf("read: %w", err)
		}
	}
}

func once(c net.Conn) {
	defer c.Close()
	var head [4]byte
	if _, err := io.ReadFull(c, head[:]); err != nil {
		log.Print(err)
		return
	}
}

func client(address string) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		log.Print(err)
		return
	}
	defer c.Close()
	buf := make([]byte, 1024)
	for {
		if _, err := c.Read(buf); err != nil {
			log.Print(err)
			return
		}
	}
}

func random() {
	var id [16]byte
	for {
		if _, err := io.ReadFull(rand.Reader, id[:]); err != nil {
			log.Print(err)
			return
		}
	}
}

func file(f *os.File) {
	r := bufio.NewReader(f)
	for {
		if _, err := r.ReadString('\n'); err != nil {
			log.Print(err)
			return
		}
	}
}

func counted(c net.Conn, failed chan<- error) {
	defer c.Close()
	buf := make([]byte, 1024)
	for {
		if _, err := c.Read(buf); err != nil {
			log.Print(err)
			failed <- err
			return
		}
	}
}

func silent(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 1024)
	for {
		if _, err := c.Read(buf); err != nil {
			log.Print("peer is gone")
			return
		}
	}
}
