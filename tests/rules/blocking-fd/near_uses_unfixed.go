package unfixed

import (
	"net"
	"os"
)

func set(fd int) error { return os.NewFile(uintptr(fd), "").Sync() }

func size(fd int) int { return fd }

func goesOn(c *net.TCPConn, data []byte) error {
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

func named(c *net.TCPConn, data []byte) error {
	f, err := c.File()
	if err != nil {
		return err
	}
	println(f.Name())
	if err := set(int(f.Fd())); err != nil { // want "from here on `c` blocks"
		return err
	}
	_, err = c.Write(data)
	return err
}

func synced(c *net.TCPConn, data []byte) error {
	f, err := c.File()
	if err != nil {
		return err
	}
	defer f.Sync()
	if err := set(int(f.Fd())); err != nil { // want "from here on `c` blocks"
		return err
	}
	_, err = c.Write(data)
	return err
}

func beside(c *net.TCPConn, other *os.File, data []byte) error {
	f, err := c.File()
	if err != nil {
		return err
	}
	defer other.Close()
	if err := set(int(f.Fd())); err != nil { // want "from here on `c` blocks"
		return err
	}
	println(f.Name())
	_, err = c.Write(data)
	return err
}

func measured(c *net.TCPConn) int {
	f, err := c.File()
	if err != nil {
		return 0
	}
	defer f.Close()
	return size(int(f.Fd())) // want "from here on `c` blocks"
}

func greet(c *net.TCPConn) {
	if measured(c) > 0 {
		c.Write([]byte("hello"))
	}
}
