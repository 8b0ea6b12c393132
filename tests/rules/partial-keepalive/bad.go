package bad

import (
	"net"
	"net/http"
	"time"
)

var dialer = net.Dialer{
	Timeout:   5 * time.Second,
	KeepAlive: 30 * time.Second, // want "^hint: this is only the time before the first probe" @ "30 * time.Second"
}

func transport() *http.Transport {
	return &http.Transport{
		DialContext: (&net.Dialer{Timeout: time.Second, KeepAlive: time.Minute}).DialContext, // want "only the time before the first probe"
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
