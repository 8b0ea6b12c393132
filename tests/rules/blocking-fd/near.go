package near

import (
	"net"
	"os"
	"syscall"
)

// A file of the disk.
func disk(name string) (int, error) {
	f, err := os.Open(name)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	return int(f.Fd()), nil
}

// The connection is closed: the file takes its place.
func replaced(c *net.TCPConn) (int, error) {
	f, err := c.File()
	if err != nil {
		return 0, err
	}
	c.Close()
	fd := int(f.Fd())
	c.RemoteAddr()
	return fd, nil
}

func failing(c *net.TCPConn, data []byte) (int, error) {
	f, err := c.File()
	if err != nil {
		c.Close()
		return 0, err
	}
	fd := int(f.Fd()) // want "^bug: from here on `c` blocks"
	c.Write(data)
	return fd, nil
}

func deferring(c *net.TCPConn, data []byte) (int, error) {
	defer c.Close()
	f, err := c.File()
	if err != nil {
		return 0, err
	}
	fd := int(f.Fd()) // want "^bug: from here on `c` blocks"
	c.Write(data)
	return fd, nil
}

// The caller's connection is another one.
func literal(c *net.TCPConn, data []byte) func(*net.TCPConn) uintptr {
	c.Write(data)
	return func(c *net.TCPConn) uintptr {
		f, err := c.File()
		if err != nil {
			return 0
		}
		defer f.Close()
		return f.Fd()
	}
}

func serve(c *net.TCPConn, data []byte) {
	literal(c, data)(nil)
	c.Write(data)
}

func option(c *net.TCPConn, data []byte) error {
	f, err := c.File()
	if err != nil {
		return err
	}
	defer f.Close()
	if err := syscall.SetsockoptInt(int(f.Fd()), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1); err != nil { // want "from here on `c` blocks .* / offered fix"
		return err
	}
	_, err = c.Write(data)
	return err
}
