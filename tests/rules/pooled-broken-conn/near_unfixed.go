package unfixed

import "net"

type pool struct{ idle []net.Conn }

func (p *pool) put(c net.Conn) { p.idle = append(p.idle, c) }

func (p *pool) answer(c net.Conn, data []byte) (net.Addr, error) {
	defer p.put(c) // want "^risk: `c` goes back into the pool although it failed"
	if _, err := c.Write(data); err != nil {
		return nil, err
	}
	return c.RemoteAddr(), nil
}

func (p *pool) early(c net.Conn, data []byte) error {
	defer p.put(c) // want "^risk: `c` goes back into the pool although it failed"
	if len(data) == 0 {
		return nil
	}
	if _, err := c.Write(data); err != nil {
		return err
	}
	return nil
}

func (p *pool) closing(c net.Conn) {
	defer p.put(c) // want "^bug: `c` is closed and goes back into the pool"
	c.Close()
}
