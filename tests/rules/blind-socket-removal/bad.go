package bad

import (
	"errors"
	"log"
	"net"
	"os"
	"syscall"
)

const path = "/run/bad.sock"

func constant() (net.Listener, error) {
	ln, err := net.Listen("unix", path)
	if err != nil {
		os.Remove(path) // want "^risk: the file is removed although another instance may be listening" @ "os.Remove(path)"
		return net.Listen("unix", path)
	}
	return ln, nil
}

func given(name string) (net.Listener, error) {
	ln, err := net.Listen("unix", name)
	if err != nil {
		log.Printf("listen: %v", err)
		// Left over from the last run.
		_ = os.RemoveAll(name) // want "^risk"
		ln, err = net.Listen("unix", name)
		if err != nil {
			return nil, err
		}
	}
	return ln, nil
}

// A live instance has the address in use as well.
func inUse(name string) (net.Listener, error) {
	ln, err := net.Listen("unix", name)
	if err != nil {
		if errors.Is(err, syscall.EADDRINUSE) {
			syscall.Unlink(name) // want "^risk"
			ln, err = net.Listen("unix", name)
		}
	}
	return ln, err
}
