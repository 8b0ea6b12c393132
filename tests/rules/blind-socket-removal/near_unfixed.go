package unfixed

import (
	"log"
	"net"
	"os"
)

func logged(path string) (net.Listener, error) {
	ln, err := net.Listen("unix", path)
	if err != nil {
		log.Println(os.Remove(path)) // want "^risk: the file is removed although another instance may be listening"
		ln, err = net.Listen("unix", path)
	}
	return ln, err
}

// The error of the removal is the one that is returned.
func kept(path string) (net.Listener, error) {
	ln, err := net.Listen("unix", path)
	if err != nil {
		err = os.Remove(path) // want "^risk: the file is removed although another instance may be listening"
		if err == nil {
			ln, err = net.Listen("unix", path)
		}
	}
	return ln, err
}
