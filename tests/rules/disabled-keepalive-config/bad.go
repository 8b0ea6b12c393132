package bad

import (
	"net"
	"time"
)

var dialer = net.Dialer{
	Timeout:         5 * time.Second,
	KeepAliveConfig: net.KeepAliveConfig{Idle: 30 * time.Second}, // want "^bug: these settings do nothing without `Enable`" @ "net.KeepAliveConfig{Idle: 30 * time.Second}"
}

func set(c *net.TCPConn) error {
	return c.SetKeepAliveConfig(net.KeepAliveConfig{ // want "these settings do nothing"
		Idle:     time.Minute,
		Interval: 10 * time.Second,
	})
}

func listen() *net.ListenConfig {
	config := net.KeepAliveConfig{Enable: false, Count: 3} // want "these settings do nothing"
	return &net.ListenConfig{KeepAliveConfig: config}
}

func configured(d *net.Dialer, interval time.Duration) {
	d.KeepAliveConfig = net.KeepAliveConfig{Interval: interval} // want "these settings do nothing"
}
