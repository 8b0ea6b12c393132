package near

import (
	"net"
	"time"
)

type settings struct{ Idle time.Duration }

type choice struct{ KeepAliveConfig net.KeepAliveConfig }

// Not the configuration of a connection.
func own() settings { return settings{Idle: time.Second} }

var chosen = choice{KeepAliveConfig: net.KeepAliveConfig{Idle: time.Second}}

// Nobody uses it.
func unused() time.Duration {
	config := net.KeepAliveConfig{Idle: time.Second}
	return config.Idle
}

// Somebody else may enable it.
func handed(c *net.TCPConn, enable func(*net.KeepAliveConfig)) {
	config := net.KeepAliveConfig{Idle: time.Second}
	enable(&config)
	c.SetKeepAliveConfig(config)
}

func read(c *net.TCPConn) time.Duration {
	config := net.KeepAliveConfig{Idle: time.Second} // want "^bug: these settings do nothing without `Enable`"
	c.SetKeepAliveConfig(config)
	return config.Idle
}

func changed(c *net.TCPConn) {
	config := net.KeepAliveConfig{Idle: time.Second} // want "these settings do nothing"
	config.Count = 3
	c.SetKeepAliveConfig(config)
}

func another(c *net.TCPConn) {
	var other net.KeepAliveConfig
	config := net.KeepAliveConfig{Idle: time.Second} // want "these settings do nothing"
	other.Enable = true
	c.SetKeepAliveConfig(config)
	c.SetKeepAliveConfig(other)
}

// Of two settings only one is that of the dialer.
func dialer(config net.KeepAliveConfig) net.ListenConfig {
	return net.ListenConfig{KeepAliveConfig: config}
}
