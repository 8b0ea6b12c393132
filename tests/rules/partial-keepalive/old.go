//go:build go1.22

package old

import (
	"net"
	"time"
)

// Before Go 1.23 it was the interval as well.
var dialer = net.Dialer{KeepAlive: 30 * time.Second}
