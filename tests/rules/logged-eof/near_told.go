package near

import (
	"bufio"
	"io"
	"log"
	"net"
)

// The log says whether this is the end.
func told(c net.Conn, use func(string)) {
	defer c.Close()
	r := bufio.NewReader(c)
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			log.Printf("read: %v, at the end: %t", err, err == io.EOF)
			return
		}
		use(line)
	}
}
