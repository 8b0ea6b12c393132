package unfixed

import (
	"bufio"
	"net"
)

// The limit would have to go below both readers.
func layers(c net.Conn, use func(string)) {
	defer c.Close()
	first := bufio.NewReader(c)
	r := bufio.NewReaderSize(first, 64<<10)
	line, err := r.ReadString('\n') // want "a client decides how long this line gets"
	if err != nil {
		return
	}
	use(line)
}
