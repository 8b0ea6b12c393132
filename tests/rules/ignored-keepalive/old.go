//go:build go1.22

package old

import (
	"net"
	"time"
)

var dialer = net.Dialer{KeepAlive: time.Minute}
