package ok

import (
	"encoding/binary"
	"errors"
	"net"
	"time"
)

func large(c net.PacketConn) ([]byte, error) {
	buf := make([]byte, 1500)
	n, _, err := c.ReadFrom(buf)
	return buf[:n], err
}

// A message of NTP has 48 bytes.
func ntp(c *net.UDPConn) (time.Time, error) {
	buf := make([]byte, 48)
	if _, err := c.Read(buf); err != nil {
		return time.Time{}, err
	}
	return time.Unix(int64(binary.BigEndian.Uint32(buf[40:])), 0), nil
}

func fixed(c net.PacketConn) ([]byte, error) {
	buf := make([]byte, 64)
	n, _, err := c.ReadFrom(buf)
	if n != 64 {
		return nil, errors.New("no message of ours")
	}
	return buf[:n], err
}

func typed(c net.PacketConn) (byte, []byte, error) {
	buf := make([]byte, 64)
	n, _, err := c.ReadFrom(buf)
	return buf[0], buf[:n], err
}

const messageSize = 32

func named(c net.PacketConn) ([]byte, error) {
	buf := make([]byte, messageSize)
	n, _, err := c.ReadFrom(buf)
	return buf[:n], err
}

func flagged(c *net.UDPConn) ([]byte, bool, error) {
	buf := make([]byte, 64)
	n, _, flags, _, err := c.ReadMsgUDP(buf, nil)
	return buf[:n], flags != 0, err
}

func stream(c net.Conn) ([]byte, error) {
	buf := make([]byte, 64)
	n, err := c.Read(buf)
	return buf[:n], err
}

// The sender is all that counts.
func wake(c net.PacketConn) (net.Addr, error) {
	buf := make([]byte, 1)
	_, from, err := c.ReadFrom(buf)
	return from, err
}
