package ok

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

type server struct {
	path  string
	other string
}

func (s *server) listen() (net.Listener, error) {
	s.cleanUp()
	return net.Listen("unix", s.path)
}

func (s *server) cleanUp() {
	os.Remove(s.path)
}

func abstract() (net.Listener, error) {
	return net.Listen("unix", "@service")
}

func abstractPrefix(name string) (net.Listener, error) {
	return net.Listen("unix", "@"+name)
}

func temporary() (net.Listener, error) {
	dir, err := os.MkdirTemp("", "sockets")
	if err != nil {
		return nil, err
	}
	return net.Listen("unix", filepath.Join(dir, "s.sock"))
}

func tcp(address string) (net.Listener, error) {
	return net.Listen("tcp", address)
}

func configured(network, address string) (net.Listener, error) {
	return net.Listen(network, address)
}

func probed() (net.Listener, error) {
	const path = "/run/probed.sock"
	if c, err := net.DialTimeout("unix", path, time.Second); err == nil {
		c.Close()
		return nil, errors.New("another instance is running")
	}
	return net.Listen("unix", path)
}

func understood() (net.Listener, error) {
	ln, err := net.Listen("unix", "/run/understood.sock")
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, errors.New("remove the socket first")
	}
	return ln, err
}

func computed() (net.Listener, error) {
	return net.Listen("unix", name())
}

func name() string { return "/tmp/" + time.Now().String() }

func packets() (net.PacketConn, error) {
	return net.ListenPacket("unixgram", "/tmp/packets.sock")
}
