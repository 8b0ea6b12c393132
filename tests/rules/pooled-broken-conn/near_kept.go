package near

import "net"

type pool struct {
	idle []net.Conn
	dead []net.Conn
}

func (p *pool) put(c net.Conn) { p.idle = append(p.idle, c) }

func (p *pool) bury(c net.Conn) int {
	p.dead = append(p.dead, c)
	return len(p.dead)
}

// The dead are counted, and not handed out.
func (p *pool) retire(c net.Conn) bool {
	c.Close()
	n := p.bury(c)
	return n > 10
}

// It is given back only if the literal has not closed it.
func (p *pool) judged(c net.Conn, bad bool) {
	whole := func() bool {
		if bad {
			c.Close()
			return false
		}
		return true
	}()
	if whole {
		p.put(c)
	}
}

type reply struct{ text []byte }

func parse(text []byte) func(int, error) *reply {
	return func(n int, err error) *reply {
		if err != nil {
			return nil
		}
		return &reply{text[:n]}
	}
}

// What is not nil here is an answer, not an error.
func (p *pool) answered(c net.Conn, b []byte) *reply {
	answer := parse(b)(c.Read(b))
	if answer != nil {
		p.put(c)
		return answer
	}
	c.Close()
	return nil
}
