package ok

import (
	"net"
	"time"
)

var enabled = net.Dialer{KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: time.Minute}}

var none = net.Dialer{KeepAliveConfig: net.KeepAliveConfig{}}

func off(c *net.TCPConn) error {
	return c.SetKeepAliveConfig(net.KeepAliveConfig{Enable: false})
}

func later(on bool) *net.Dialer {
	config := net.KeepAliveConfig{Idle: time.Minute}
	config.Enable = on
	return &net.Dialer{KeepAliveConfig: config}
}

func laterStill(on bool) *net.Dialer {
	d := &net.Dialer{KeepAliveConfig: net.KeepAliveConfig{Idle: time.Minute}}
	d.KeepAliveConfig.Enable = on
	return d
}

func chosen(on bool) net.Dialer {
	return net.Dialer{KeepAliveConfig: net.KeepAliveConfig{Enable: on, Count: 3}}
}

func returned() net.KeepAliveConfig {
	return net.KeepAliveConfig{Idle: time.Minute}
}

func shared() net.Dialer {
	config := net.KeepAliveConfig{Idle: time.Minute}
	adjust(&config)
	return net.Dialer{KeepAliveConfig: config}
}

func adjust(config *net.KeepAliveConfig) {
	config.Enable = true
}

// KeepAliveConfig is not the one of package net.
type KeepAliveConfig struct {
	Enable bool
	Idle   time.Duration
}

var other = KeepAliveConfig{Idle: time.Minute}

func enabledAfterwards(d *net.Dialer, interval time.Duration) {
	d.KeepAliveConfig = net.KeepAliveConfig{Interval: interval}
	d.KeepAliveConfig.Enable = interval > 0
}
