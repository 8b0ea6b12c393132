package near

import "net"

type pool struct{ idle []net.Conn }

func (p *pool) put(c net.Conn) { p.idle = append(p.idle, c) }

// Only what is whole goes back.
func write(p *pool, c net.Conn, b []byte, fatal func(error) bool) error {
	if _, err := c.Write(b); err != nil {
		if fatal(err) {
			c.Close()
			return err
		}
		p.put(c)
		return err
	}
	p.put(c)
	return nil
}
