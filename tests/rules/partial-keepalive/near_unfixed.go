package unfixed

import (
	"net"
	"time"
)

var dialer = net.Dialer{
	Timeout: time.Second,
	KeepAlive: 30 * // want "^hint: this is only the time before the first probe"
		time.Second,
}
