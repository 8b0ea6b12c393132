package ok

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

func probed(path string) (net.Listener, error) {
	ln, err := net.Listen("unix", path)
	if err != nil {
		if _, dialed := net.DialTimeout("unix", path, time.Second); errors.Is(dialed, syscall.ECONNREFUSED) {
			os.Remove(path)
			ln, err = net.Listen("unix", path)
		}
	}
	return ln, err
}

func helped(path string) (net.Listener, error) {
	ln, err := net.Listen("unix", path)
	if err != nil {
		if isStale(path) {
			os.Remove(path)
			ln, err = net.Listen("unix", path)
		}
	}
	return ln, err
}

func isStale(path string) bool {
	_, err := os.Stat(path + ".lock")
	return err != nil
}

func temporary() (net.Listener, error) {
	dir, err := os.MkdirTemp("", "sockets")
	if err != nil {
		return nil, err
	}
	path := filepath.Join(dir, "s.sock")
	ln, err := net.Listen("unix", path)
	if err != nil {
		os.Remove(path)
		ln, err = net.Listen("unix", path)
	}
	return ln, err
}

func other(path, pid string) (net.Listener, error) {
	ln, err := net.Listen("unix", path)
	if err != nil {
		os.Remove(pid)
		ln, err = net.Listen("unix", path)
	}
	return ln, err
}

func givenUp(path string) (net.Listener, error) {
	ln, err := net.Listen("unix", path)
	if err != nil {
		os.Remove(path)
		return nil, err
	}
	return ln, nil
}

// It is as blind, and everybody does it.
func before(path string) (net.Listener, error) {
	os.Remove(path)
	return net.Listen("unix", path)
}

func elsewhere(path string) (net.Listener, error) {
	ln, err := net.Listen("tcp", path)
	if err != nil {
		os.Remove(path)
		ln, err = net.Listen("tcp", path)
	}
	return ln, err
}
