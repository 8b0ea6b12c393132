package bad

import (
	"net"
	"time"
)

var dialer = &net.Dialer{
	Timeout:         5 * time.Second,
	KeepAlive:       30 * time.Second, // want "^hint: `KeepAlive` is ignored" @ "30 * time.Second"
	KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: time.Minute},
}

func config() net.ListenConfig {
	return net.ListenConfig{KeepAlive: time.Minute, KeepAliveConfig: net.KeepAliveConfig{Enable: true}} // want "`KeepAlive` is ignored" @ "time.Minute"
}

func last(period time.Duration) net.Dialer {
	return net.Dialer{
		Timeout: time.Minute,
		KeepAliveConfig: net.KeepAliveConfig{
			Enable: true,
			Count:  3,
		},
		KeepAlive: period, // want "`KeepAlive` is ignored"
	}
}
