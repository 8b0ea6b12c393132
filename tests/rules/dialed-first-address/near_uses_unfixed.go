package unfixed

import (
	"log"
	"net"
)

func counted(host string) (net.Conn, error) {
	addrs, err := net.LookupHost(host)
	if err != nil {
		return nil, err
	}
	log.Print(len(addrs))
	return net.Dial("tcp", addrs[0]+":80") // want "first address is dialed"
}

func logged(host string) (c net.Conn) {
	addrs, err := net.LookupHost(host)
	if err != nil {
		return nil
	}
	c, err = net.Dial("tcp", addrs[0]+":80") // want "first address is dialed"
	log.Print(err)
	return c
}
