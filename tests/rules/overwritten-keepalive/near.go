package near

import (
	"net"
	"syscall"
	"time"
)

func control(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(int(fd), syscall.IPPROTO_TCP, syscall.TCP_KEEPIDLE, 60)
	})
}

// Not the dialer of package net.
type dialer struct {
	Control func(network, address string, c syscall.RawConn) error
}

var own = dialer{
	Control: func(_, _ string, c syscall.RawConn) error {
		return c.Control(func(fd uintptr) {
			syscall.SetsockoptInt(int(fd), syscall.IPPROTO_TCP, syscall.TCP_KEEPIDLE, 60)
		})
	},
}

// Keep-alive is switched off later.
func off() *net.Dialer {
	d := &net.Dialer{
		Control: func(_, _ string, c syscall.RawConn) error {
			return c.Control(func(fd uintptr) {
				syscall.SetsockoptInt(int(fd), syscall.IPPROTO_TCP, syscall.TCP_KEEPIDLE, 60)
			})
		},
	}
	d.KeepAlive = -1
	return d
}

func limited() *net.Dialer {
	var other net.Dialer
	d := &net.Dialer{
		Control: func(_, _ string, c syscall.RawConn) error {
			return c.Control(func(fd uintptr) {
				syscall.SetsockoptInt(int(fd), syscall.IPPROTO_TCP, syscall.TCP_KEEPIDLE, 60) // want "^bug: this is overwritten"
			})
		},
	}
	other.KeepAlive = -1
	d.Timeout = time.Second
	d.LocalAddr = other.LocalAddr
	return d
}

var always = net.Dialer{
	KeepAlive: time.Second,
	Control: func(_, _ string, c syscall.RawConn) error {
		return c.Control(func(fd uintptr) {
			syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_KEEPALIVE, 1)
			syscall.SetsockoptInt(int(fd), syscall.IPPROTO_TCP, syscall.TCP_KEEPIDLE, 60) // want "^bug: this is overwritten"
		})
	},
}

// A function of its own can't be seen into.
func handed(c *net.TCPConn) error {
	raw, err := c.SyscallConn()
	if err != nil {
		return err
	}
	set := func(fd uintptr) {
		syscall.SetsockoptInt(int(fd), syscall.IPPROTO_TCP, syscall.TCP_KEEPIDLE, 60)
	}
	return raw.Control(set)
}
