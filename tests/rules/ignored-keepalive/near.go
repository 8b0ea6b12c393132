package near

import (
	"net"
	"time"
)

type dialer struct {
	KeepAlive       time.Duration
	KeepAliveConfig net.KeepAliveConfig
}

var own = dialer{KeepAlive: time.Second, KeepAliveConfig: net.KeepAliveConfig{Enable: true}}
