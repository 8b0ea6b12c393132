package ok

import (
	"net"
	"net/http"
	"syscall"
	"time"
)

var whole = net.Dialer{KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: time.Minute, Interval: time.Second, Count: 3}}

var off = net.Dialer{KeepAlive: -1}

var zero = net.Dialer{KeepAlive: 0}

func chosen(period time.Duration) net.Dialer {
	return net.Dialer{KeepAlive: period}
}

func later() *net.Dialer {
	d := &net.Dialer{KeepAlive: time.Minute}
	d.KeepAliveConfig = net.KeepAliveConfig{Enable: true, Idle: time.Minute}
	return d
}

func hooked(control func(network, address string, c syscall.RawConn) error) net.Dialer {
	return net.Dialer{KeepAlive: time.Minute, Control: control}
}

// Dialer is not the one of package net.
type Dialer struct {
	KeepAlive time.Duration
}

var other = Dialer{KeepAlive: time.Minute}

// A pool of connections has limits of its own.
func transport() *http.Transport {
	return &http.Transport{
		DialContext:     (&net.Dialer{Timeout: time.Second, KeepAlive: time.Minute}).DialContext,
		IdleConnTimeout: time.Minute,
	}
}

func shared(use func(*net.Dialer)) {
	use(&net.Dialer{KeepAlive: time.Minute})
}
