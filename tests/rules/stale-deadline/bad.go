package bad

import (
	"context"
	"crypto/tls"
	"net"
	"time"
)

func connect(address string) (net.Conn, error) {
	deadline := time.Now().Add(5 * time.Second)
	c, err := net.DialTimeout("tcp", address, time.Minute)
	if err != nil {
		return nil, err
	}
	c.SetDeadline(deadline) // want "^hint: part of the time until `deadline` is gone when it is set" @ "deadline"
	return c, nil
}

func handshake(ctx context.Context, c *tls.Conn, p []byte) (int, error) {
	// For the read.
	until := time.Now().Add(time.Second)
	if err := c.HandshakeContext(ctx); err != nil {
		return 0, err
	}
	if err := c.SetReadDeadline(until); err != nil { // want "`until`" @ "until"
		return 0, err
	}
	return c.Read(p)
}

func queued(c net.Conn, ready chan []byte) error {
	var t = time.Now().Add(time.Second)
	message := <-ready
	c.SetWriteDeadline(t) // want "`t`"
	_, err := c.Write(message)
	return err
}

func paused(c net.Conn) {
	late := time.Now().Add(500 * time.Millisecond)
	time.Sleep(time.Second)
	c.SetDeadline(late) // want "`late`"
}
