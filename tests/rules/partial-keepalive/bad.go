package bad

import (
	"net"
	"time"
)

var dialer = net.Dialer{
	Timeout:   5 * time.Second,
	KeepAlive: 30 * time.Second, // want "^hint: this is only the time before the first probe" @ "30 * time.Second"
}

type client struct{ dialer *net.Dialer }

func newClient() *client {
	return &client{
		dialer: &net.Dialer{Timeout: time.Second, KeepAlive: time.Minute}, // want "only the time before the first probe"
	}
}

const period = 45 * time.Second

func listener() *net.ListenConfig {
	config := &net.ListenConfig{
		KeepAlive: period, // want "only the time before the first probe" @ "period"
	}
	config.SetMultipathTCP(true)
	return config
}
