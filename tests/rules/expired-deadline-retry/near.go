package near

import (
	"errors"
	"net"
	"os"
	"time"
)

func isTimeout(err error) bool { return errors.Is(err, os.ErrDeadlineExceeded) }

func use([]byte) {}

// Another attempt follows with a new deadline.
func after(c net.Conn, b []byte) {
	c.SetReadDeadline(time.Now().Add(time.Second))
	for {
		_, err := c.Read(b)
		if isTimeoutErr(err) {
			println("again")
		}
		if err != nil {
			return
		}
	}
}

func isTimeoutErr(err error) bool {
	var ne net.Error
	return errors.As(err, &ne) && ne.Timeout()
}

func moved(c net.Conn, b []byte) {
	c.SetReadDeadline(time.Now().Add(time.Second))
	for {
		_, err := c.Read(b)
		var ne net.Error
		if errors.As(err, &ne) && ne.Timeout() {
			println("again")
		}
		c.SetReadDeadline(time.Now().Add(time.Second))
	}
}

func followed(c net.Conn, b []byte) {
	c.SetReadDeadline(time.Now().Add(time.Second))
	for {
		_, err := c.Read(b)
		var ne net.Error
		if errors.As(err, &ne) && ne.Timeout() {
			println("again")
		}
		if err != nil {
			return
		}
		use(b)
	}
}

// Files and other sources.
func file(f *os.File, b []byte) {
	f.SetReadDeadline(time.Now().Add(time.Second))
	for {
		_, err := f.Read(b)
		if errors.Is(err, os.ErrDeadlineExceeded) {
			continue
		}
		if err != nil {
			return
		}
	}
}

// Of another connection.
func outer(c, d net.Conn, b []byte) {
	c.SetReadDeadline(time.Now().Add(time.Second))
	_, err := c.Read(b)
	for {
		if errors.Is(err, os.ErrDeadlineExceeded) {
			continue
		}
		return
	}
}

func fresh(dial func() net.Conn, b []byte) {
	for {
		c := dial()
		_, err := c.Read(b)
		if errors.Is(err, os.ErrDeadlineExceeded) {
			continue
		}
		if err != nil {
			return
		}
	}
}

func literal(c net.Conn, b []byte, run func(func())) {
	var err error
	c.SetReadDeadline(time.Now().Add(time.Second))
	for {
		run(func() { _, err = c.Read(b) })
		if errors.Is(err, os.ErrDeadlineExceeded) {
			continue
		}
		if err != nil {
			return
		}
	}
}

func replaced(c net.Conn, b []byte, dial func() net.Conn) {
	c.SetReadDeadline(time.Now().Add(time.Second))
	for {
		_, err := c.Read(b)
		if errors.Is(err, os.ErrDeadlineExceeded) {
			continue
		}
		if err != nil {
			c = dial()
		}
	}
}

type session struct{ conn net.Conn }

func kept(c net.Conn, b []byte, s *session) {
	c.SetReadDeadline(time.Now().Add(time.Second))
	for {
		_, err := c.Read(b) // want "^bug: once the deadline of `c` has passed, this loop spins"
		if errors.Is(err, os.ErrDeadlineExceeded) {
			continue
		}
		if err != nil {
			return
		}
	}
}

// Whoever has it may set a deadline.
func shared(c net.Conn, b []byte, s *session) {
	s.conn = c
	for {
		_, err := c.Read(b)
		if errors.Is(err, os.ErrDeadlineExceeded) {
			continue
		}
		if err != nil {
			return
		}
	}
}

func lately(c net.Conn, b []byte) {
	for {
		_, err := c.Read(b)
		if errors.Is(err, os.ErrDeadlineExceeded) {
			continue
		}
		if err != nil {
			break
		}
	}
	c.SetReadDeadline(time.Now().Add(time.Second))
}

func fatal(c net.Conn, b []byte) {
	c.SetReadDeadline(time.Now().Add(time.Second))
	for {
		_, err := c.Read(b)
		if errors.Is(err, os.ErrDeadlineExceeded) {
			os.Exit(1)
			continue
		}
		if err != nil {
			return
		}
	}
}

func polled(c net.Conn, b []byte, quit chan bool) {
	c.SetReadDeadline(time.Now().Add(time.Second))
	for {
		_, err := c.Read(b)
		if errors.Is(err, os.ErrDeadlineExceeded) {
			if len(b) > 3 {
				return
			}
			continue
		}
		if err != nil {
			return
		}
	}
}

func lastOfTwo(c net.Conn, b []byte) {
	c.SetReadDeadline(time.Now().Add(time.Second))
	for {
		_, err := c.Read(b)
		if err != nil {
			if errors.Is(err, os.ErrDeadlineExceeded) {
				println("again")
			}
			return
		}
	}
}
