package unfixed

import (
	"net"
	"time"
)

func reachable(addresses []string) (err error) {
	for _, address := range addresses {
		_, err = net.DialTimeout("tcp", address, time.Second) // want "^bug: the connection is dropped without being closed"
		if err != nil {
			return err
		}
	}
	return nil
}

// Nothing can be accepted any more: it is the error that counts.
func closedError(ln net.Listener) error {
	err := ln.Close()
	if err != nil {
		return err
	}
	_, err = ln.Accept()
	return err
}
