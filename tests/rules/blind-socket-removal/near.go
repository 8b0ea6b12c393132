package near

import (
	"log"
	"net"
	"os"
	"time"
)

// It removes only the file that it has made itself.
func patient(path string) (net.Listener, error) {
	ln, err := net.Listen("unix", path)
	if err != nil {
		// The one before may be about to go.
		time.Sleep(time.Second)
		if ln, err = net.Listen("unix", path); err != nil {
			return nil, err
		}
		if err := os.Chmod(path, 0o600); err != nil {
			ln.Close()
			os.Remove(path)
			return nil, err
		}
	}
	return ln, nil
}

// Nobody takes the place of the other instance.
func givenUp(path string) (net.Listener, error) {
	ln, err := net.Listen("unix", path)
	if err != nil {
		os.Remove(path)
		log.Printf("no socket: %v", err)
		return nil, err
	}
	return ln, nil
}
