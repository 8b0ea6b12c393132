package across

import (
	"bufio"
	"net"
)

var all []net.Conn

func talk(c net.Conn) {
	r := bufio.NewReader(c)
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return
		}
		c.Write([]byte(line))
	}
}

func hangUp(c net.Conn) {
	c.Close()
}
