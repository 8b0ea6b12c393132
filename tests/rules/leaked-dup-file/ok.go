package ok

import (
	"net"
	"os"
	"os/exec"
)

func closed(ln *net.TCPListener) (net.Listener, error) {
	f, err := ln.File()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return net.FileListener(f)
}

func returned(c *net.TCPConn) (*os.File, error) {
	f, err := c.File()
	if err != nil {
		return nil, err
	}
	return f, nil
}

func inherited(ln *net.TCPListener, cmd *exec.Cmd) error {
	f, err := ln.File()
	if err != nil {
		return err
	}
	cmd.ExtraFiles = []*os.File{f}
	return cmd.Start()
}

func appended(ln *net.TCPListener, cmd *exec.Cmd) error {
	f, err := ln.File()
	if err != nil {
		return err
	}
	cmd.ExtraFiles = append(cmd.ExtraFiles, f)
	return cmd.Start()
}

func closedByCallee(c *net.UnixConn) error {
	f, err := c.File()
	if err != nil {
		return err
	}
	return release(f)
}

func release(f *os.File) error {
	return f.Close()
}

// Not a connection's file.
func opened(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	return f.Name(), nil
}

type holder struct {
	file *os.File
}

func (h *holder) keep(c *net.TCPConn) (err error) {
	h.file, err = c.File()
	return err
}
