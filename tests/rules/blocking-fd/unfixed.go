package unfixed

import (
	"fmt"
	"net"
)

func print(c *net.TCPConn, b []byte) (int, error) {
	f, err := c.File()
	if err != nil {
		return 0, err
	}
	defer f.Close()
	fmt.Println(f.Name(), f.Fd()) // want "from here on `c` blocks"
	return c.Read(b)
}
