package near

import (
	"errors"
	"net"
	"syscall"
)

// Whoever gets the path may remove the file.
func handed(path string, prepare func(*string)) (net.Listener, error) {
	path = "/run/app.sock"
	prepare(&path)
	return net.Listen("unix", path)
}

func classified() (net.Listener, error) {
	ln, err := net.Listen("unix", "/run/other.sock")
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, nil
	}
	return ln, err
}

func refused() (net.Listener, error) {
	ln, err := net.Listen("unix", "/run/third.sock") // want "^risk: a socket file left over"
	if errors.Is(err, syscall.EACCES) {
		return nil, err
	}
	return ln, err
}
