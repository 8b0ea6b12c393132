package unfixed

import (
	"net"
	"os"
	"syscall"
)

func set(fd int) error { return syscall.SetsockoptInt(fd, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) }

func number(fd int) int { return fd }

func ignoring(c *net.TCPConn, data []byte) error {
	f, err := c.File()
	if err != nil {
		println(err.Error())
	}
	defer f.Close()
	if err := set(int(f.Fd())); err != nil { // want "from here on `c` blocks"
		return err
	}
	_, err = c.Write(data)
	return err
}

func open(c *net.TCPConn, data []byte) error {
	f, err := c.File()
	if err != nil {
		return err
	}
	defer c.CloseWrite()
	if err := set(int(f.Fd())); err != nil { // want "from here on `c` blocks"
		return err
	}
	_, err = c.Write(data)
	return err
}

func other(c *net.TCPConn, g *os.File, data []byte) error {
	f, err := c.File()
	if err != nil {
		return err
	}
	defer g.Close()
	if err := set(int(f.Fd())); err != nil { // want "from here on `c` blocks"
		return err
	}
	_, err = c.Write(data)
	return err
}

func twice(c *net.TCPConn, data []byte) error {
	f, err := c.File()
	if err != nil {
		return err
	}
	defer f.Close()
	if err := set(int(f.Fd())); err != nil { // want "from here on `c` blocks"
		return err
	}
	println(f.Name())
	_, err = c.Write(data)
	return err
}

func counted(c *net.TCPConn, data []byte) error {
	f, err := c.File()
	if err != nil {
		return err
	}
	defer f.Close()
	if n := number(int(f.Fd())); n != 0 { // want "from here on `c` blocks"
		return nil
	}
	_, err = c.Write(data)
	return err
}

func long(c *net.TCPConn, data []byte) error {
	f, err := c.File()
	if err != nil {
		return err
	}
	defer f.Close()
	if err := syscall.SetsockoptInt(
		int(f.Fd()), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1, // want "from here on `c` blocks"
	); err != nil {
		return err
	}
	_, err = c.Write(data)
	return err
}

func going(c *net.TCPConn, data []byte) error {
	f, err := c.File()
	if err != nil {
		return err
	}
	defer f.Close()
	if err := set(int(f.Fd())); err != nil { // want "from here on `c` blocks"
		println(err.Error())
	}
	_, err = c.Write(data)
	return err
}

func later(c *net.TCPConn, data []byte) error {
	f, err := c.File()
	if err != nil {
		return err
	}
	defer f.Close()
	if err := set(int(f.Fd())); err != syscall.EINVAL { // want "from here on `c` blocks"
		return err
	}
	_, err = c.Write(data)
	return err
}

func told(c *net.TCPConn, tell func(error) error) error {
	f, err := c.File()
	if err != nil {
		return err
	}
	defer f.Close()
	return tell(set(int(f.Fd()))) // want "from here on `c` blocks"
}

func greeted(c *net.TCPConn, tell func(error) error) {
	if err := told(c, tell); err != nil {
		return
	}
	c.Write([]byte("hello"))
}
