package near

import (
	"log"
	"net"
)

// The first read and the ones in the loop's header have no place for a deadline in common.
func Header(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 1024)
	n := 0
	for err := error(nil); err == nil; n, err = c.Read(buf) { // want "^hint: a peer that sends nothing to `c`"
		log.Printf("%d bytes", n)
	}
}
