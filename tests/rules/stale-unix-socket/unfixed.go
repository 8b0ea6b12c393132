package bad

import (
	"log"
	"net"
	"os"
)

func main() {
	ln, err := net.Listen("unix", "/tmp/main.sock") // want "^risk"
	if err != nil {
		log.Fatal(err)
	}
	defer ln.Close()
}

// Another file.
func cleanUp() {
	os.Remove("/tmp/main.pid")
}
