package unfixed

import "net"

type list struct{ all []*net.TCPConn }

func (l *list) add(t *net.TCPConn) { l.all = append(l.all, t) }

func Register(c net.Conn, l *list) {
	l.add(c.(*net.TCPConn)) // want "`c` may be of another type"
}
