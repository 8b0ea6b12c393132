package ok

import (
	"context"
	"log"
	"net"
	"time"
)

func limited(server string, request []byte) error {
	c, err := net.Dial("udp", server)
	if err != nil {
		return err
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(time.Second))
	if _, err := c.Write(request); err != nil {
		return err
	}
	_, err = c.Read(request)
	return err
}

// A server waits for requests.
func serve() error {
	c, err := net.ListenPacket("udp", ":53")
	if err != nil {
		return err
	}
	defer c.Close()
	buf := make([]byte, 2048)
	for {
		n, from, err := c.ReadFrom(buf)
		if err != nil {
			return err
		}
		if _, err := c.WriteTo(buf[:n], from); err != nil {
			log.Print(err)
		}
	}
}

func watched(ctx context.Context, server string, request []byte) error {
	c, err := net.Dial("udp", server)
	if err != nil {
		return err
	}
	defer c.Close()
	stop := context.AfterFunc(ctx, func() { c.Close() })
	defer stop()
	if _, err := c.Write(request); err != nil {
		return err
	}
	_, err = c.Read(request)
	return err
}

func timed(server string, request []byte) error {
	c, err := net.Dial("udp", server)
	if err != nil {
		return err
	}
	t := time.AfterFunc(time.Second, func() { c.Close() })
	defer t.Stop()
	if _, err := c.Write(request); err != nil {
		return err
	}
	_, err = c.Read(request)
	return err
}

func stream(server string, request []byte) error {
	c, err := net.Dial("tcp", server)
	if err != nil {
		return err
	}
	defer c.Close()
	if _, err := c.Write(request); err != nil {
		return err
	}
	_, err = c.Read(request)
	return err
}

func helped(server string, request []byte) error {
	c, err := net.Dial("udp", server)
	if err != nil {
		return err
	}
	defer c.Close()
	limit(c)
	if _, err := c.Write(request); err != nil {
		return err
	}
	_, err = c.Read(request)
	return err
}

func limit(c net.Conn) {
	c.SetReadDeadline(time.Now().Add(time.Second))
}

func kept(server string, request []byte) (net.Conn, error) {
	c, err := net.Dial("udp", server)
	if err != nil {
		return nil, err
	}
	if _, err := c.Write(request); err != nil {
		return nil, err
	}
	_, err = c.Read(request)
	return c, err
}

// It announces itself and then serves.
func receiver(to net.Addr, hello bool) error {
	c, err := net.ListenPacket("udp", ":0")
	if err != nil {
		return err
	}
	defer c.Close()
	if hello {
		if _, err := c.WriteTo([]byte("hello"), to); err != nil {
			return err
		}
	}
	buf := make([]byte, 2048)
	for {
		if _, _, err := c.ReadFrom(buf); err != nil {
			return err
		}
	}
}
