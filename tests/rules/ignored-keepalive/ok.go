package ok

import (
	"net"
	"time"
)

var only = net.Dialer{KeepAlive: 30 * time.Second}

var config = net.Dialer{KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: time.Minute}}

var disabled = net.Dialer{KeepAlive: time.Minute, KeepAliveConfig: net.KeepAliveConfig{}}

var zero = net.Dialer{KeepAlive: 0, KeepAliveConfig: net.KeepAliveConfig{Enable: true}}

func chosen(on bool) net.Dialer {
	return net.Dialer{KeepAlive: time.Minute, KeepAliveConfig: net.KeepAliveConfig{Enable: on}}
}

func given(config net.KeepAliveConfig) net.Dialer {
	return net.Dialer{KeepAlive: time.Minute, KeepAliveConfig: config}
}
