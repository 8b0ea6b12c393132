package bad

import "net"

func neither(ne net.Error) bool {
	return !ne.Timeout() && !ne.Temporary() // want "^hint"
}
