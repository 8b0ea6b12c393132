package bad

import (
	"errors"
	"net"
	"time"
)

func asserted(err error) bool {
	ne, ok := err.(net.Error)
	return ok && ne.Temporary() // want "^hint: what `Temporary` means is not defined" @ "ne.Temporary()"
}

func unwrapped(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) && !op.Temporary() // want "^hint"
}

func either(err error) bool {
	var ne net.Error
	if !errors.As(err, &ne) {
		return false
	}
	return ne.Timeout() || ne.Temporary() // want "^hint"
}

func resolved(host string) ([]string, error) {
	for {
		addrs, err := net.LookupHost(host)
		var failure *net.DNSError
		if errors.As(err, &failure) && failure.Temporary() { // want "^hint"
			time.Sleep(time.Second)
			continue
		}
		return addrs, err
	}
}
