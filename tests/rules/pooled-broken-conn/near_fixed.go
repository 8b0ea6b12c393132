package near

import "net"

type pool struct{ idle []net.Conn }

func (p *pool) put(c net.Conn) { p.idle = append(p.idle, c) }

func (p *pool) mapped(c net.Conn, data []byte, each func(func() bool)) error {
	if len(data) == 0 {
		return nil
	}
	defer p.put(c) // want "although it failed / offered fix"
	if _, err := c.Write(data); err != nil {
		return err
	}
	each(func() bool { return true })
	return nil
}
