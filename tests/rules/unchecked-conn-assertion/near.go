package near

import (
	"net"
	"reflect"
)

func parenthesized(c net.Conn) bool {
	t, ok := (c.(*net.TCPConn))
	return ok && t != nil
}

func pair(c, d net.Conn) (*net.TCPConn, *net.TCPConn) {
	a, b := c.(*net.TCPConn), d.(*net.TCPConn)
	return a, b
}

func Pair(c, d net.Conn) (*net.TCPConn, *net.TCPConn) {
	a, b := c.(*net.TCPConn), d.(*net.TCPConn) // want "^risk: `c` may be of another type" "^risk: `d` may be of another type"
	return a, b
}

func discarded(n int) error {
	_, err := net.Dial("tcp", "example.org:80")
	return err
}

type opener interface{ Open() (net.Conn, error) }

// What else opens may never fail.
func opened(o opener) *net.TCPConn {
	c, _ := o.Open()
	return c.(*net.TCPConn)
}

// A listener's file is another thing than its address.
func Files(l net.Listener, other func(net.Listener) net.Addr) *net.TCPAddr {
	return other(l).(*net.TCPAddr)
}

func Names(a interface{ Name() net.Addr }) *net.TCPAddr {
	return a.Name().(*net.TCPAddr)
}

func dialed() *net.UDPAddr {
	c, err := net.Dial("tcp", "example.org:80")
	if err != nil {
		return nil
	}
	return addr(c).(*net.UDPAddr)
}

func addr(c net.Conn) net.Addr { return c.LocalAddr() }

// Not handed in.
func Named() *net.TCPConn {
	var c net.Conn = &net.TCPConn{}
	return c.(*net.TCPConn)
}

func Literal() func(net.Conn) *net.TCPConn {
	return func(c net.Conn) *net.TCPConn { return c.(*net.TCPConn) }
}

type hidden struct{}

func (hidden) Tune(c net.Conn) { c.(*net.TCPConn).SetNoDelay(true) }

// Anything else says in its type what it may be.
func Any(x any) *net.TCPConn { return x.(*net.TCPConn) }

func Reader(c interface{ Read([]byte) (int, error) }) *net.TCPConn { return c.(*net.TCPConn) }

func Kind(c net.Conn) *net.TCPConn {
	if reflect.TypeOf(c) == nil {
		return nil
	}
	return c.(*net.TCPConn) // want "`c` may be of another type"
}
