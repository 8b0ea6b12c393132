package bad

import (
	"log"
	"net"
)

func main() {
	ln, err := net.Listen("unix", "/tmp/main.sock") // want "^risk"
	if err != nil {
		log.Fatal(err)
	}
	defer ln.Close()
}
