package near

import (
	"net"
	"os"
)

// A file of a directory is no connection.
func opened(root *os.Root, use func(*os.Root)) error {
	f, err := root.Open("x")
	if err != nil {
		return err
	}
	defer f.Close()
	println(f.Fd())
	use(root)
	return nil
}

// It is closed when its descriptor is handed over.
func handOver(c *net.TCPConn) (uintptr, error) {
	f, err := c.File()
	if err != nil {
		return 0, err
	}
	fd := f.Fd()
	return fd, c.Close()
}

func greet(c *net.TCPConn, run func(uintptr)) error {
	if _, err := c.Write([]byte("hello")); err != nil {
		return err
	}
	fd, err := handOver(c)
	if err != nil {
		return err
	}
	run(fd)
	return nil
}

func set(fd int) error { return os.NewFile(uintptr(fd), "").Sync() }

func inParens(c *net.TCPConn, data []byte) error {
	f, err := c.File()
	if err != nil {
		return err
	}
	defer f.Close()
	if err := set((int(f.Fd()))); err != nil { // want "from here on `c` blocks .* / offered fix"
		return err
	}
	_, err = c.Write(data)
	return err
}
