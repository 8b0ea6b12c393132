package near

import (
	"net"
	"time"
)

// It is the other dialer whose probes are chosen.
func dialers() (*net.Dialer, *net.Dialer) {
	plain := &net.Dialer{
		Timeout:   time.Second,
		KeepAlive: time.Minute, // want "^hint: this is only the time before the first probe / offered fix"
	}
	careful := &net.Dialer{Timeout: time.Second}
	careful.KeepAliveConfig = net.KeepAliveConfig{Enable: true, Count: 3}
	return plain, careful
}
